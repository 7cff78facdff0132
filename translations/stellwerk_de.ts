<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Backup</name>
    <message>
        <source>The table %1 cannot be backed up: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The storage engine of the table %1 has no transactions: changes during the backup may be half in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backing up “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definition of the table %1 has an unknown form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is damaged: %1 is missing or not what it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the member “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a backup of Stellwerk, or its beginning is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup has the format %1; this Stellwerk knows the formats up to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the Stellwerk version that wrote it, or a newer one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is damaged: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another backup. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line is not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its footer has more than one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line is of no known kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table %1 has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table %1 is not what the footer says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has not as many tables and objects as the footer says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its content has another SHA-256 than the footer says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row stands outside of a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table %1 begins twice or inside of another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rows of the table %1 are not those that were written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the backup %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup cannot be written to %1; no file was left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: make room or name another backup folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder may be written by this user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup cannot be compressed; no file was left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 has too many backups of this second; no file was left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup %1 is damaged: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file; a backup was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup %1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its end is missing, or it is not a backup of Stellwerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line is longer than a row can be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its footer is not where it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something follows its footer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its SHA-256 differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definition of the %1 %2 may not be read by the user %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the backup would not be complete. Give the user the right SHOW CREATE ROUTINE or SELECT on mysql.proc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it keeps the history of its rows (system versioning), which a backup of Stellwerk cannot hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>making the %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view %1 could not be used when the backup was made and cannot be made again: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trying whether %1 %2 could be made again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1 must be allowed to make it in the name of %2. The database is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table %1 of another database has a foreign key into this one, which a restore would break.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop that foreign key first. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filling the table %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table %1 vanished while it was being restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server cannot make the table %1 exactly as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore on a server of the version that the backup was made on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tables named stellwerk_restore_… are left over; the next restore removes them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user %1 may not see everything in the database %2: the rights %3 are missing, so the backup would not be complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The restore failed while switching over (%1) and could not be undone (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is intact: solve the cause and restore it again. Tables named stellwerk_old_… hold the previous rows until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switching over; it was undone, the database is as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table %1 is not defined as in the backup after the switch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 %2 is not worded as in the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table %1 did not arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table %1 has %2 rows; the backup has %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows of the table %1 are not exactly those of the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table %1 is not in the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup %1 is of a %2 database and cannot be restored into “%3”, which is %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a target of the same kind. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restoring %1 into “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The backup is damaged: a line is no row of %n column(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>it is a virtual table, whose content a backup of Stellwerk cannot hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be made; the database is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table %1 cannot be made exactly as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes, triggers or views cannot be made exactly as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database stored its texts in UTF-16; restored, it stores the same texts in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BulkWriter</name>
    <message>
        <source>Rows cannot be written to the table %1 of “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table %1 of “%2” does not take the rows as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite cannot hold the number %1 of the column %2.%3 exactly; its limit is 9223372036854775807.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>%1: the table %2 does not exist in the schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the table %2 needs a primary key of exactly one column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the table %2 has no column %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These entities refer to each other in a circle or to an unknown entity: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entities of project.toml do not fit the schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct project.toml or the schema snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>“%1” refused a statement: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database session cannot be set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database “%1” at %2 cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check user, password and rights of this environment in environments.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the server runs and that host, port or socket are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database file %1 of “%2” does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the key “database” of this environment in environments.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder; a database file was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database file %1 of “%2” cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 of “%2” is not a SQLite database or is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatabaseLock</name>
    <message>
        <source>“%1@%2” (process %3) since %4 UTC for “%5”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database “%1” is locked by %2; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database “%1” is locked by another run; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has finished. The lock ends by itself when that process ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock of the database “%1” was lost; the run stops here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another run may have begun. Look at the status before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock file %1 cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that its folder is writable.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Filling %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample rows violate the foreign key %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a folder; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 is not empty; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or empty this one yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo needs a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scale %1 is not between 1 and %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot begin the name of a database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a letter and then letters, digits and underscores, 50 at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user for the MariaDB server is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a user who may make databases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a database %1 already; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another prefix, or drop that database yourself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deploy</name>
    <message>
        <source>%1: done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” must be confirmed by its name. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give --confirm %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deployment of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” or the package has changed since the plan was made. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the plan again and look at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Backup %1 written and read back: %n row(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>From here on the database is changed; cancelling means rolling back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety net adds what the migrations left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added by the safety net: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the migrations the database is not at version %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is at version %2, and every protected table is as it was, except those that a migration declares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the application.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the backup %1 until you are sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. “%1” is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded with warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused, nothing changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed and rolled back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed, rollback failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnvironmentEntry</name>
    <message>
        <source>The database is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was not read yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnvironmentsFile</name>
    <message>
        <source>After “%1” something is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a source of a password; the value is not repeated here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write keychain, env:NAME, file:PATH, command:PROGRAM ARGUMENTS or prompt. If it was a password, change it: it has stood in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password must not stand in this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the line, change the password, and say with “secret” where it is kept: keychain, env:NAME, file:PATH, command:… or prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not supported by this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the tunnel yourself and name its end with host and port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either “socket” or “%1”, not both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no meaning with the driver sqlite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two environments have the name “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventStream</name>
    <message>
        <source>The event log %1 cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportFiles</name>
    <message>
        <source>The value has the wrong type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no valid JSON: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The member data.%1 is missing or no list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export file %1 cannot be read. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the package again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The member export_version is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export file %1 has the format %2; this version of Stellwerk reads %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the version of Stellwerk that made the package, or a newer one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The member %1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The member %1 is missing or no list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The member %1 is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It refers to %1 “%2”, which the package does not contain exactly once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export file %1 of %2 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export file %1 belongs to no entity of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row “%1” of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column %1.%2 holds text that is not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its column %1 points at a row of %2 that does not exist or has no name of its own (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the row in the source database.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no snapshot of version %1 to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The schema differs from the snapshot of %1 in %n place(s): %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Bring the schema to what version %1 says, or correct the snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The database has %n thing(s) more than the snapshot of %1: %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Equals the snapshot of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version table and history agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1.%2: %n row(s) point at nothing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n foreign key(s) checked, no orphans.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Master data</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be matched by natural key: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), every natural key is unique.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>User data that names master data</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1.%2: %n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Names without a master row: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every name has its master row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check cannot be run: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The check found %n row(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hooks</name>
    <message>
        <source>Running the hook %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hook %1 ended with exit code %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>The row “%1” of %2 refers to “%3” of %4, which the target does not have exactly once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear up the duplicate rows in the target; the comparison lists them as ambiguous.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the import the row “%1” of %2 still differs from the package (%3, column %4).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain did not give the password of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keychain and try again, or choose another source with “secret”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer within %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain holds no password of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store it there with the service “stellwerk” and the user “%1”, or choose another source with “secret”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Checking</source>
        <comment>state of an environment that is being read</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several steps behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drifted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compatible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tracked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state of an environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <comment>phase</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <comment>phase</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>phase</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not run</source>
        <comment>phase</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>phase</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <comment>protected table</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed as declared</source>
        <comment>protected table</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>protected table</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded before</source>
        <comment>protected table</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>check</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>check</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>check</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <comment>deployment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded with warnings</source>
        <comment>deployment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused, nothing changed</source>
        <comment>deployment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed and rolled back</source>
        <comment>deployment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed, and the rollback failed</source>
        <comment>deployment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State unknown</source>
        <comment>deployment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <comment>row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <comment>row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in target</source>
        <comment>row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <comment>row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <comment>log level</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <comment>log level</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>log level</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <comment>log level</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intact</source>
        <comment>package</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not usable</source>
        <comment>package</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>deployment</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Maintenance</name>
    <message>
        <source>“%1” must be confirmed by its name. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give --confirm %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody says which version there was before the first migration. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the snapshot of that version into the folder schema/.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” already says that it has version %2. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tracked database is changed by a deployment, not by a baseline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is empty; there is nothing to adopt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“%1” differs from the schema of %2 in %n place(s). Nothing was recorded.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mend the differences, choose another version, or accept them with --accept-differences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup %1 belongs to the project “%2”. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The table %1 with %n row(s) is not in the backup.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n row(s) more now than in the backup.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The rows of %1 have changed since the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a safety backup of the present state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not tracked; there is nothing to go back to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1 was applied to “%2”, but its file is not in the workspace. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No applied migration of “%1” would be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The migrations know no way from %1 down to %2. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MasterData</name>
    <message>
        <source>In the package: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the target: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in the target; kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its column %1 points at the id %2 in %3, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its column %1 points at a row of %2 whose natural key is empty or not unique (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its natural key is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Its natural key occurs %n times.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Migration</name>
    <message>
        <source>%1: the number %2 occurs twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the section “migrate:down” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: its version %2 is lower than %3 of the migration before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1 has a file for the other engine, but none for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1 is missing: numbers begin at 1 and have no gaps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The migrations have %n problem(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the files; nothing was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of migrations %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The directive “migrate:%1” is unknown; there are up, data, verify and down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option “%1” of “migrate:%2” is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section “migrate:%1” occurs twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a statement before the first section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put “-- migrate:up” before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version is stated twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database version that this migration belongs to is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a line such as “-- version: 0.4.0” before the first section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a version of the form MAJOR.MINOR.PATCH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“critical” must be true or false, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section “migrate:up” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A migration must not begin or end transactions, lock tables or change to another database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stellwerk makes the transactions itself; remove this statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data section must not change the structure: such a statement ends its transaction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the statement to “migrate:up”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The verify section must consist of queries that return no row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the statement to “migrate:up” or “migrate:data”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the name of a migration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it NNNN_title.sql, or NNNN_title.mariadb.sql and NNNN_title.sqlite.sql where the engines differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This migration is for %1, not for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MigrationLint</name>
    <message>
        <source>There is no “migrate:down”: the migration can only be undone by restoring a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drops the table %1 with all its rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drops the column %1 with all its values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renames the table %1 to %2: programs that use the old name fail from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes every row of %1: there is no WHERE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes every row of %1: there is no WHERE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes rows of the protected table %1, which “touches” does not name: the deployment would fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes rows between structure changes, where no transaction protects them; if the order allows it, use “migrate:data”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MigrationRunner</name>
    <message>
        <source>The migration was rolled back: the database is as it was before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Migration %1 leaves %n row(s) that point at nothing.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: statement %2 of %3 (%4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1: query %2 of its verification returned rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1 failed at statement %2 of %3 (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) of it are applied and stay, because MariaDB commits at every change of the structure; the journal names them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of it was applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>migration %1, %2, statement %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1 was applied to “%2” before; nothing was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1 has no section “migrate:down”; nothing was reverted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schema_version of “%1” holds the unreadable version “%2”; nothing was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>migration %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1 was applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The failure could not be recorded in the database: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1 failed; it is not critical and stays pending: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1 was reverted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextAction</name>
    <message>
        <source>Find out why %1 cannot be read. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy package %1 to %2: it brings the database from %3 to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make package %1 from %2, so that %3 can be brought up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environments are being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: every environment is up to date and backed up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Deploys an application&apos;s database from development to production, safely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the window: de, en or system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours: light, dark or system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page to show: overview, packages or deployment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message>
        <source>The package cannot be made; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is damaged: its archive cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is refused: its archive can be read in two ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not trust where it came from. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not end with a line end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1 of %2 is no checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is listed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is listed but missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not what its checksum says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is damaged: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch or make the package again. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is damaged: it cannot be unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is refused: it would unpack to far more than a package needs (over %1 MiB from %2 KiB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package cannot be compressed; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a version like 1.2.3 is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is refused: %1 is not a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is refused: its format %1 is newer than the formats that this Stellwerk knows (up to %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a newer Stellwerk here. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is refused: %1 has no known format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a time like 2026-01-31T12:34:56Z is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is refused: %1 is wrong: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is named in %2 but missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another checksum than %2 says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file &quot;%1&quot; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a package has no place for the file &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is refused: %1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package cannot be written: &quot;%1&quot; is not a time like 2026-01-31T12:34:56Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package cannot be written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package does not read back as it was made; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package %1 exists already with other content; it was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a second and prepare again, or move the old file away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the package %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is damaged: its archive is broken at byte %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package is refused: its entry &quot;%1&quot; %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stellwerk never writes such a package; do not trust where it came from. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a hard link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a symbolic link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a folder entry; only files are allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is of the special kind &quot;%1&quot;; only plain files are allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>occurs twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a file and a folder at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a name that is not valid UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a name that is split over two fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>has a name longer than %n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>has an absolute path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a backslash in its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a control character in its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points out of its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an empty part in its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The package is refused: it has more than %n file(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>The package %1 belongs to the project “%2”, this workspace to “%3”. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a package of this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Checksums of all %n file(s) are right.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown files are ignored: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target has version %1; only master data is deployed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a package from the newer version of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has tables but no version table. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adopt it first: stellwerk-cli baseline --env %1 --version VERSION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is empty. A deployment changes an installed application.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step: %1 → %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: deploy %2 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A database moves one version at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear this up first; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version table and history agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schema now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no snapshot of the target&apos;s version to compare its schema with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target is not what version %1 says: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations are written for the schema of that version. Bring the target to it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target has more than version %1 says: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equals the snapshot of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every table has a class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These tables match no class and are protected: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) to run.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Master data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package has no rows of %1, the target has %2. They are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be matched by natural key and are not touched.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 removed, %4 only in the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is %1; MariaDB 10.6 or newer is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s clock differs from this machine&apos;s by %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rights of the database account cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database account may do everything that is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database account lacks: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grant these on the database of “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a backup nothing is deployed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 is not writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 MiB free; a backup may need %3 MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 MiB free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %1 of the hook %2 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Prepare</name>
    <message>
        <source>“%1” has tables but no version table, so nobody knows what a package of it would be for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adopt it: stellwerk-cli baseline --env %1 --version %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is empty; there is nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is at version %2, which the project&apos;s migrations do not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrate it to a version of the project first, or add the missing migrations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) have no usable natural key and will not be deployed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the master data of “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The schema of “%1” differs from the snapshot of %2 in %n place(s), e.g. %3.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Package %1 written and checked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message numerus="yes">
        <source>%1 has %n mistake(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mend them and try again; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectFile</name>
    <message>
        <source>Two entities have the name “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two entities have the table “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two entities have the file “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” would lie outside the folder masterdata.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a plain file name, e.g. skills.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a plain file name that ends with .json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table “%1” is of the class %2; only master tables are deployed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the name, or add a pattern to master in [tables].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The natural key of %1 depends on itself through its references.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of the references of the circle its own columns with “by”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the canonical spelling of “%2” and itself an alias.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds ids, which user data cannot repeat by value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The collection %1 is a copy of the entity %2, which alone decides about its rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no entity “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entity %1 has the table %2, not “%3”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a reference of the entity %2 to the rows around this collection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is “%2”, which is not a version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A version is three numbers with dots, e.g. 0.4.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table pattern “%1” stands twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table pattern “%1” never counts, because “%2” of the class %3 comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first match wins: put the special pattern before the general one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a list of table patterns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table pattern must be a text that is not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check %1 does more than read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check is one SELECT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two checks have the name “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section [project] is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key reference.json is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It names the members that identify the row in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no meaning in a reference by value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reference by value has one name in the file, not %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is named here and in “fields”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“json” has %1 names, but a row of %2 is identified by %3: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name each of them, or choose others with “by”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a reference by id here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be part of the natural key, because it is in “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be in “fields”, because it is in “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “%1” is described twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “%1” cannot be in “%2” and in “%3”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two members of the file have the name “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with http:// or https:// and names a host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out: no secret is kept in a file of the workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may hold only letters A to Z, digits, “-”, “_” and “.”, and begins with none of “-” and “.”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectFiles</name>
    <message>
        <source>There is no project “%1” in this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 exists already; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Protection</name>
    <message>
        <source>%1: %2 rows before, %3 rows after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected tables differ from before, and no migration declares that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the migration that changes them and let it say “touches”, or correct it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Release</name>
    <message>
        <source>The name of the schema snapshot %1 is no version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema snapshot schema/%1.json is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it with “stellwerk-cli schema dump” from a database of that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The migration %1 of the package is not the one that its metadata lists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the package again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Deployment of %1 to “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ changed, declared by a migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rollback</name>
    <message>
        <source>The fingerprint of “%1” is not the one from before the deployment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is as it was before (%2); its fingerprint is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the cause, then make a new plan and deploy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rollback failed. “%1” says it has version %2, and its content is not what it was before: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rollback failed, and the state of “%1” cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the application in maintenance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the backup by hand: stellwerk-cli restore --env %1 --confirm %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the result: stellwerk-cli status --env %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the migrations&apos; own way down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going back by the migrations&apos; own way down did not prove itself: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring the backup %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by its backup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowReader</name>
    <message>
        <source>Reading rows of “%1” failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>The foreign key cannot be added: another table uses its name, or the table it points to does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is not part of the expected schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column is not part of the expected schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The primary key is made of other columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table sorts and compares text by another collation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column has another type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column does not accept NULL but should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column accepts NULL but should not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column has another default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column is not numbered automatically but should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column is numbered automatically but should not be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column is generated in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column gets another value when its row is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column sorts and compares text by another collation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The foreign key is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index is not part of the expected schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The foreign key is not part of the expected schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check is not part of the expected schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index has other columns or another kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The foreign key has other columns or actions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check tests something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is defined in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not part of the expected schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the structure of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema snapshot is not valid JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not a schema snapshot: its &quot;format&quot; is not &quot;stellwerk-schema&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema snapshot has format version %1; this program reads up to version %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a newer version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema snapshot has no valid &quot;format_version&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table %1 occurs twice in the schema snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column %1.%2 occurs twice in the schema snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there must be at least one column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column %1.%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a known column type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must begin with &quot;stored &quot; or &quot;virtual &quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a known kind of index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there must be as many as columns, and at least one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema snapshot names the column %1.%2, which the table does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be given and not be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a known action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be a list of objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each definition must be a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema snapshot is malformed: &quot;%1&quot; of %2 is not a known member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema snapshot is malformed: &quot;%1&quot; of %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Write the snapshot again with &quot;schema dump&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Secret</name>
    <message>
        <source>%1 gives an empty password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it before the program starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 with a password is open to others than its owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run: chmod 600 %1 — and change the password if others could read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the password into its first line and run: chmod 600 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command that gives the password is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %1 gave no password; it ended with code %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it by hand to see what it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password must be typed in, but there is nobody to ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it where it can ask, or choose another source with “secret”: keychain, env:NAME, file:PATH or command:…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the environment %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SqlScript</name>
    <message>
        <source>DELIMITER is not followed by a delimiter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A delimiter must not contain a backslash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comment is opened here and never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text is opened here and never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quoted name is opened here and never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A BEGIN or CASE of this statement has no END.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put DELIMITER lines around a body whose end cannot be told from its words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SqliteFile</name>
    <message>
        <source>“%1” cannot be overwritten; it is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>“%1” could not be read. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” must be looked at before anything is deployed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adopt “%1”: compare it with a version&apos;s schema and record that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is empty; install the application there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is newer than this project. Update the workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version of “%1” cannot be told. Look at its version tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy version %1 to “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no backup. Make one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do for “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) match no class in project.toml and count as protected: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup file(s) are damaged: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskContext</name>
    <message>
        <source>The work was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TomlFile</name>
    <message>
        <source>The file is not well-formed TOML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend this place; what comes after it could not be read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a decimal number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date or time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key %1 is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text or a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stands twice in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list %1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %1 must be a list: the program and its arguments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example: [&quot;/usr/bin/systemctl&quot;, &quot;stop&quot;, &quot;app&quot;]. No shell reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %1 names no program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2; it must be from %3 to %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of tables, each headed by two pairs of brackets,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key %1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be %2, but %3 was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the unknown value “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tr</name>
    <message>
        <source>The driver “agent” is not supported by this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use mariadb or sqlite; a server behind a firewall can be reached through a tunnel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rollback</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Validate</name>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionState</name>
    <message>
        <source>migration_history of “%1” holds the unreadable version “%2” for migration %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the row by hand; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>migration_history has rows, but schema_version states no version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is at version %1, which belongs to no migration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No migration leads to the required version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>schema_version says %1, but migration_history has no row for %n migration(s) up to it: %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Migration %1 failed in an earlier run: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>migration_history names migration %1 (“%2”), for which there is no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>migration_history says that migration %1 belongs to version %2, its file says %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration %1 of version %2 was applied, but schema_version says %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has changed since it was applied, but only in comments or white space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has changed since it was applied: what the file says is not what the database got.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest row of schema_version of “%1” holds “%2”, which is not a version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out which version the database has and correct the row by hand; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database has tables, but its version is not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database version matches required version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database migration required: %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend too old for database version. Backend requires %1, database is %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>There is no environment “%1” in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file describes no environment yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 is not a workspace: it has no project.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name another folder with --workspace, or make one with: stellwerk-cli workspace create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither %1 nor a folder above it has a project.toml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the workspace with --workspace DIR.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk</name>
    <message>
        <source>The file %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder; a file was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is larger than allowed (%2 bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be written; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %1 cannot be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %1 did not end within %2 s and was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %1 crashed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::CheckModel</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found, and what to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::DeploymentFlow</name>
    <message>
        <source>Choose a package that is intact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the environment that the package goes to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to deploy: %1 already is what the package brings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the environment&apos;s name, %1, to unlock the button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks are still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) block this deployment. Nothing was changed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tick %n warning(s) to say that you have read it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It is not known what state %1 is in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::DeploymentPage</name>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check A&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &amp;Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See &amp;Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;Confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deploy %1 to %2</source>
        <extracomment>%1 version, %2 name of the environment</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written to %1 yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel and Roll Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing to %1 has begun. Cancelling takes it back to how it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new version is being recorded and can no longer be stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being rolled back. This cannot be stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping at the next safe place …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::EntityChangeModel</name>
    <message>
        <source>%1 of binary data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::EnvironmentCard</name>
    <message>
        <source>Kind of environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data below are from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, database version %3, %4</source>
        <extracomment>%1 name, %2 kind, %3 version, %4 state of an environment; read aloud</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>none yet</source>
        <comment>backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now …</source>
        <comment>being checked now</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::EnvironmentModel</name>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::ErrorPanel</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::ImportModel</name>
    <message>
        <source>Master data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inserted</source>
        <comment>rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <comment>rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <comment>rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <comment>rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <comment>rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not touched</source>
        <comment>ambiguous rows</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::LogModel</name>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::LogView</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First &amp;Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Package…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try &amp;Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About &amp;Stellwerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sensible step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 needs database version %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the environments …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more below.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make &amp;Package %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deploy %1 to %2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No migration waits here. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known what waits here, because the database could not be read yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PackageModel</name>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PackagesPage</name>
    <message>
        <source>Packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Package…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A package carries the master data and migrations of one environment. &amp;Make it from:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No package yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A package is one file that carries the migrations and the master data of one version to an environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace has no environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database version of %1 is not known, so no package can be made from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package will bring database version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No package was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was made and read back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it was used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deploy %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from %2, with Stellwerk %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n kind(s)</source>
        <comment>kinds of master data</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PasswordPrompt</name>
    <message>
        <source>No password was given for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again and type the password, or store it as environments.toml describes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the password of the database user %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PendingMigrationModel</name>
    <message>
        <source>Pending migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes protected tables</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PhaseModel</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::Placeholder</name>
    <message>
        <source>Symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PlannedMigrationModel</name>
    <message>
        <source>Nothing risky found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes protected tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::ProofModel</name>
    <message>
        <source>Protected table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows after</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::RowChangeModel</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepBar</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepChanges</name>
    <message>
        <source>Migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations of the package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements of the chosen migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master data by entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the chosen entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These tables belong to the users. Their rows are counted and fingerprinted before the first write and after the last one; any difference that no migration declares makes the deployment fail and roll back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master Data (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected Tables (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stays at version %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes from version %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Master data:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) removed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepChecks</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production asks you to tick each warning when you have read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the package and the target …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing blocks this deployment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This deployment is blocked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepConfirm</name>
    <message>
        <source>Kind of environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 replaces %2 on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The master data of version %1 goes to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) run</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data are written</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected table(s) are watched: none of their rows may change unless a migration says so.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>First a backup of %1 is made and verified. If anything fails, or if you cancel after the first write, %1 is rolled back by itself and the rollback is proved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If anything fails, or if you cancel after the first write, %1 is rolled back by itself and the rollback is proved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ype “%1” to confirm:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepPackage</name>
    <message>
        <source>Which package do you want to deploy? Only packages whose checksums all fit can be chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No package yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one on the page Packages, or choose a file from another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it was used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages (*.tar.gz)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepResult</name>
    <message>
        <source>Database now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Fol&amp;der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master data that was imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks after the deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none was made</source>
        <comment>backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepRunning</name>
    <message>
        <source>Progress of the deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <extracomment>%1 what is being done, %2 how many are done, %3 of how many</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%v of %m phases</source>
        <extracomment>the share of finished phases</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepTarget</name>
    <message>
        <source>Which environment does the package go to? From the next step on the target is fixed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::TaskRunner</name>
    <message>
        <source>The program met an error that it did not expect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report this with the details below. Check the state of the environment before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
