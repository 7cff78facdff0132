SELECT a
go
SELECT 2;
SELECT print, status;
SELECT
help
;
