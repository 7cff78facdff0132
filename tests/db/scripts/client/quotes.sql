SELECT 'a\\';SELECT '\';';SELECT `a\`;SELECT "\"", '''', """";SELECT '
;
';SELECT 'a' 'b', \N;
