SELECT '😀;', "ß;", `龍;`;
SELECT größe;SELECT 😀;
-- ü;
/* 龍; */SELECT 1;