SELECT a/**/b;SELECT a/*/b;*/c;SELECT * / 2;SELECT 2*/* x */3;SELECT '--';SELECT a-- 
;SELECT a --b;
--c;
SELECT d;--e;f
SELECT g;