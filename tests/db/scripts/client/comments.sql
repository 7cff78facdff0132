SELECT 1 -- x; '
, 2;SELECT 3--4;SELECT 5--
;SELECT a#b;
;SELECT /*;*/1;/*'*/SELECT '/*';SELECT 6 -- ;