CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(200), b TEXT);
# it's;
-- don't;
--
--	tab;'
INSERT INTO t VALUES (1, -- one;
 'a', # two'
 /* three; ' */ 'b');
INSERT INTO t VALUES (5--2, 'x', 'y');/* x */ INSERT INTO t VALUES (8 - -1, '--', '#');
/*/ not yet closed; */ INSERT INTO t VALUES (10, '/*', '*/');
/**/INSERT INTO t VALUES (11, '', '') /***/;
