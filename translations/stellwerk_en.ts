<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Approval</name>
    <message numerus="yes">
        <source>“%1” demands %n approval(s) of this plan (%2).</source>
        <translation>
            <numerusform>“%1” demands %n approval of this plan (%2).</numerusform>
            <numerusform>“%1” demands %n approvals of this plan (%2).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message numerus="yes">
        <source>The backup is damaged: a line is no row of %n column(s).</source>
        <translation>
            <numerusform>The backup is damaged: a line is no row of %n column.</numerusform>
            <numerusform>The backup is damaged: a line is no row of %n columns.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Loading %n row(s) beside the present tables.</source>
        <translation>
            <numerusform>Loading %n row beside the present tables.</numerusform>
            <numerusform>Loading %n rows beside the present tables.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message numerus="yes">
        <source>%n backup(s) of %1 stay: which environment they belong to cannot be told. Remove by hand what nobody needs.</source>
        <translation>
            <numerusform>%n backup of %1 stays: which environment it belongs to cannot be told. Remove it by hand when nobody needs it.</numerusform>
            <numerusform>%n backups of %1 stay: which environment they belong to cannot be told. Remove by hand what nobody needs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The work was stopped after %n second(s), as --timeout says.</source>
        <translation>
            <numerusform>The work was stopped after %n second, as --timeout says.</numerusform>
            <numerusform>The work was stopped after %n seconds, as --timeout says.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n kind(s)</source>
        <translation>
            <numerusform>in %n kind</numerusform>
            <numerusform>in %n kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: every checksum is right (%n file(s)).</source>
        <translation>
            <numerusform>%1: every checksum is right (%n file).</numerusform>
            <numerusform>%1: every checksum is right (%n files).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s), shown with --rows</source>
        <translation>
            <numerusform>%n more row, shown with --rows</numerusform>
            <numerusform>%n more rows, shown with --rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected table(s) are fingerprinted before and after.</source>
        <translation>
            <numerusform>%n protected table is fingerprinted before and after.</numerusform>
            <numerusform>%n protected tables are fingerprinted before and after.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) to the schema of %1.</source>
        <translation>
            <numerusform>%n difference to the schema of %1.</numerusform>
            <numerusform>%n differences to the schema of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The migrations have %n finding(s) of the level error.</source>
        <translation>
            <numerusform>The migrations have %n finding of the level error.</numerusform>
            <numerusform>The migrations have %n findings of the level error.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) of %1 to %2.</source>
        <translation>
            <numerusform>%n difference of %1 to %2.</numerusform>
            <numerusform>%n differences of %1 to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) left over in “%1”. Nothing was changed; --sql shows the statements.</source>
        <translation>
            <numerusform>%n thing left over in “%1”. Nothing was changed; --sql shows the statements.</numerusform>
            <numerusform>%n things left over in “%1”. Nothing was changed; --sql shows the statements.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot travel.</source>
        <translation>
            <numerusform>%n row cannot travel.</numerusform>
            <numerusform>%n rows cannot travel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The master data of “%1” has %n mistake(s).</source>
        <translation>
            <numerusform>The master data of “%1” has %n mistake.</numerusform>
            <numerusform>The master data of “%1” has %n mistakes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are what they were before the import.</source>
        <translation>
            <numerusform>%n row is what it was before the import.</numerusform>
            <numerusform>%n rows are what they were before the import.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left alone.</source>
        <translation>
            <numerusform>%n row was left alone.</numerusform>
            <numerusform>%n rows were left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) are missing.</source>
        <translation>
            <numerusform>%n decision is missing.</numerusform>
            <numerusform>%n decisions are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n file(s)</source>
        <translation>
            <numerusform>in %n file</numerusform>
            <numerusform>in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) removed, %1 freed.</source>
        <translation>
            <numerusform>%n backup removed, %1 freed.</numerusform>
            <numerusform>%n backups removed, %1 freed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) would go</source>
        <translation>
            <numerusform>%n backup would go</numerusform>
            <numerusform>%n backups would go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) are missing; loading leaves them as they are:</source>
        <translation>
            <numerusform>%n table is missing; loading leaves it as it is:</numerusform>
            <numerusform>%n tables are missing; loading leaves them as they are:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) forbid loading it:</source>
        <translation>
            <numerusform>%n problem forbids loading it:</numerusform>
            <numerusform>%n problems forbid loading it:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Loaded into “%1”: %n row(s), every foreign key leads to a row.</source>
        <translation>
            <numerusform>Loaded into “%1”: %n row, every foreign key leads to a row.</numerusform>
            <numerusform>Loaded into “%1”: %n rows, every foreign key leads to a row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are wrong; nothing was changed.</source>
        <translation>
            <numerusform>%n thing are wrong; nothing was changed.</numerusform>
            <numerusform>%n things are wrong; nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %n object(s) of the interrupted init are gone from “%1”.</source>
        <translation>
            <numerusform>Done: %n object of the interrupted init are gone from “%1”.</numerusform>
            <numerusform>Done: %n objects of the interrupted init are gone from “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed, and every protected table is as it was, except those that a migration declares.</source>
        <translation>
            <numerusform>%n row changed, and every protected table is as it was, except those that a migration declares.</numerusform>
            <numerusform>%n rows changed, and every protected table is as it was, except those that a migration declares.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>first the %n table(s) of the interrupted init %1 are dropped</source>
        <translation>
            <numerusform>first the %n table of the interrupted init %1 are dropped</numerusform>
            <numerusform>first the %n tables of the interrupted init %1 are dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) and program(s)</source>
        <translation>
            <numerusform>%n view and program</numerusform>
            <numerusform>%n views and programs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) recorded as installed</source>
        <translation>
            <numerusform>%n migration recorded as installed</numerusform>
            <numerusform>%n migrations recorded as installed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data</source>
        <translation>
            <numerusform>%n row of master data</numerusform>
            <numerusform>%n rows of master data</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClusterState</name>
    <message numerus="yes">
        <source>node %1 of the cluster “%2”: %3, %n node(s), %4</source>
        <translation>
            <numerusform>node %1 of the cluster “%2”: %3, %n node, %4</numerusform>
            <numerusform>node %1 of the cluster “%2”: %3, %n nodes, %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Conversion</name>
    <message numerus="yes">
        <source>%n row(s) of %1 point at rows of %2 that do not exist, as in the backup.</source>
        <translation>
            <numerusform>%n row of %1 points at a row of %2 that does not exist, as in the backup.</numerusform>
            <numerusform>%n rows of %1 point at rows of %2 that do not exist, as in the backup.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message numerus="yes">
        <source>   %n difference(s) to the snapshot of %1.</source>
        <translation>
            <numerusform>   %n difference to the snapshot of %1.</numerusform>
            <numerusform>   %n differences to the snapshot of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) proved, declared: %1</source>
        <translation>
            <numerusform>%n table proved, declared: %1</numerusform>
            <numerusform>%n tables proved, declared: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) lost</source>
        <translation>
            <numerusform>%n row lost</numerusform>
            <numerusform>%n rows lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) with equal checksums</source>
        <translation>
            <numerusform>%n table with equal checksums</numerusform>
            <numerusform>%n tables with equal checksums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deploy</name>
    <message numerus="yes">
        <source>Backup %1 written and read back: %n row(s).</source>
        <translation>
            <numerusform>Backup %1 written and read back: %n row.</numerusform>
            <numerusform>Backup %1 written and read back: %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) may go: stellwerk-cli backup prune --env %1</source>
        <translation>
            <numerusform>%n backup may go: stellwerk-cli backup prune --env %1</numerusform>
            <numerusform>%n backups may go: stellwerk-cli backup prune --env %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n old backup(s) removed.</source>
        <translation>
            <numerusform>%n old backup removed.</numerusform>
            <numerusform>%n old backups removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Diagnose</name>
    <message numerus="yes">
        <source>%n described.</source>
        <translation>
            <numerusform>%n described.</numerusform>
            <numerusform>%n described.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for %1.</source>
        <translation>
            <numerusform>%n for %1.</numerusform>
            <numerusform>%n for %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffPage</name>
    <message numerus="yes">
        <source>%n decision(s) are missing.</source>
        <translation>
            <numerusform>%n decision is missing.</numerusform>
            <numerusform>%n decisions are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) would be written.</source>
        <translation>
            <numerusform>%n row would be written.</numerusform>
            <numerusform>%n rows would be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnvironmentsFile</name>
    <message numerus="yes">
        <source>%n approval(s) can never be given:</source>
        <translation>
            <numerusform>%n approval can never be given:</numerusform>
            <numerusform>%n approvals can never be given:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“approvers” names %n key(s).</source>
        <translation>
            <numerusform>“approvers” names %n key.</numerusform>
            <numerusform>“approvers” names %n keys.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportFiles</name>
    <message numerus="yes">
        <source>%n row(s) stand only in the copies at %1, not in %2: they were added.</source>
        <translation>
            <numerusform>%n row stands only in the copies at %1, not in %2: it was added.</numerusform>
            <numerusform>%n rows stand only in the copies at %1, not in %2: they were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were made up from the copies at %1, because the export file %2 is missing.</source>
        <translation>
            <numerusform>%n row was made up from the copies at %1, because the export file %2 is missing.</numerusform>
            <numerusform>%n rows were made up from the copies at %1, because the export file %2 is missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 say the same as another one and were left out.</source>
        <translation>
            <numerusform>%n row of %1 says the same as another one and was left out.</numerusform>
            <numerusform>%n rows of %1 say the same as another one and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The member %1 of %n row(s) of %2 is unknown and was left out.</source>
        <translation>
            <numerusform>The member %1 of %n row of %2 is unknown and was left out.</numerusform>
            <numerusform>The member %1 of %n rows of %2 is unknown and was left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list %1 of %n row(s) of %2 is null or missing and counts as empty.</source>
        <translation>
            <numerusform>The list %1 of %n row of %2 is null or missing and counts as empty.</numerusform>
            <numerusform>The list %1 of %n rows of %2 is null or missing and counts as empty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 lack the member %2, which counts as empty there.</source>
        <translation>
            <numerusform>%n row of %1 lacks the member %2, which counts as empty there.</numerusform>
            <numerusform>%n rows of %1 lack the member %2, which counts as empty there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The name %1 of %n row(s) of %2 is empty and points at nothing.</source>
        <translation>
            <numerusform>The name %1 of %n row of %2 is empty and points at nothing.</numerusform>
            <numerusform>The name %1 of %n rows of %2 is empty and points at nothing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForeignExport</name>
    <message numerus="yes">
        <source>The export %1 cannot be loaded for %n reason(s).</source>
        <translation>
            <numerusform>The export %1 cannot be loaded for %n reason.</numerusform>
            <numerusform>The export %1 cannot be loaded for %n reasons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n row(s) already.</source>
        <translation>
            <numerusform>%1 has %n row already.</numerusform>
            <numerusform>%1 has %n rows already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 point at rows of %2 that do not exist.</source>
        <translation>
            <numerusform>%n row of %1 points at a row of %2 that does not exist.</numerusform>
            <numerusform>%n rows of %1 point at rows of %2 that do not exist.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message numerus="yes">
        <source>The schema differs from the snapshot of %1 in %n place(s): %2</source>
        <translation>
            <numerusform>The schema differs from the snapshot of %1 in %n place: %2</numerusform>
            <numerusform>The schema differs from the snapshot of %1 in %n places: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1.%2: %n row(s) point at nothing</source>
        <translation>
            <numerusform>%1.%2: %n row points at nothing</numerusform>
            <numerusform>%1.%2: %n rows point at nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n foreign key(s) checked, no orphans.</source>
        <translation>
            <numerusform>%n foreign key checked, no orphans.</numerusform>
            <numerusform>%n foreign keys checked, no orphans.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be matched by natural key: %1</source>
        <translation>
            <numerusform>%n row cannot be matched by natural key: %1</numerusform>
            <numerusform>%n rows cannot be matched by natural key: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), every natural key is unique.</source>
        <translation>
            <numerusform>%n row, every natural key is unique.</numerusform>
            <numerusform>%n rows, every natural key is unique.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1.%2: %n row(s)</source>
        <translation>
            <numerusform>%1.%2: %n row</numerusform>
            <numerusform>%1.%2: %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The check found %n row(s).</source>
        <translation>
            <numerusform>The check found %n row.</numerusform>
            <numerusform>The check found %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are there in addition to the snapshot of %1, or are named or written otherwise: %2</source>
        <translation>
            <numerusform>%n thing is there in addition to the snapshot of %1, or is named or written otherwise: %2</numerusform>
            <numerusform>%n things are there in addition to the snapshot of %1, or are named or written otherwise: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Init</name>
    <message numerus="yes">
        <source>Checksums of all %n file(s) are right.</source>
        <translation>
            <numerusform>The checksum of %n file is right.</numerusform>
            <numerusform>Checksums of all %n files are right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The init %1 of “%2” was interrupted. Its %n table(s), all empty, are dropped first.</source>
        <translation>
            <numerusform>The init %1 of “%2” was interrupted. Its %n table, all empty, are dropped first.</numerusform>
            <numerusform>The init %1 of “%2” was interrupted. Its %n tables, all empty, are dropped first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is not empty; it holds %n object(s): %2. %3 Nothing was changed.</source>
        <translation>
            <numerusform>“%1” is not empty; it holds %n object: %2. %3 Nothing was changed.</numerusform>
            <numerusform>“%1” is not empty; it holds %n objects: %2. %3 Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is not tracked and looks like version %1, with %n difference(s).</source>
        <translation>
            <numerusform>It is not tracked and looks like version %1, with %n difference.</numerusform>
            <numerusform>It is not tracked and looks like version %1, with %n differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it has less than %n character(s)</source>
        <translation>
            <numerusform>it has less than %n character</numerusform>
            <numerusform>it has less than %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it has less than %n different character(s)</source>
        <translation>
            <numerusform>it has less than %n different character</numerusform>
            <numerusform>it has less than %n different characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Maintenance</name>
    <message numerus="yes">
        <source>“%1” differs from the schema of %2 in %n place(s). Nothing was recorded.</source>
        <translation>
            <numerusform>“%1” differs from the schema of %2 in %n place. Nothing was recorded.</numerusform>
            <numerusform>“%1” differs from the schema of %2 in %n places. Nothing was recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The table %1 with %n row(s) is not in the backup.</source>
        <translation>
            <numerusform>The table %1 with %n row is not in the backup.</numerusform>
            <numerusform>The table %1 with %n rows is not in the backup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n row(s) more now than in the backup.</source>
        <translation>
            <numerusform>%1 has %n row more now than in the backup.</numerusform>
            <numerusform>%1 has %n rows more now than in the backup.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MasterData</name>
    <message numerus="yes">
        <source>Only in the target; kept, because %n row(s) of %1 point at it (ON DELETE %2).</source>
        <translation>
            <numerusform>Only in the target; kept, because %n row of %1 points at it (ON DELETE %2).</numerusform>
            <numerusform>Only in the target; kept, because %n rows of %1 point at it (ON DELETE %2).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MasterDataDecision</name>
    <message numerus="yes">
        <source>%n row(s) of %1 point at it (ON DELETE %2), so it stays.</source>
        <translation>
            <numerusform>%n row of %1 points at it (ON DELETE %2), so it stays.</numerusform>
            <numerusform>%n rows of %1 point at it (ON DELETE %2), so it stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MasterDataExport</name>
    <message numerus="yes">
        <source>%n row(s) of “%1” cannot travel, and --strict was given. Nothing was written.</source>
        <translation>
            <numerusform>%n row of “%1” cannot travel, and --strict was given. Nothing was written.</numerusform>
            <numerusform>%n rows of “%1” cannot travel, and --strict was given. Nothing was written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MasterDataRun</name>
    <message numerus="yes">
        <source>%n row(s) cannot be matched by natural key and are not touched.</source>
        <translation>
            <numerusform>%n row cannot be matched by natural key and are not touched.</numerusform>
            <numerusform>%n rows cannot be matched by natural key and are not touched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) fell because the data changed.</source>
        <translation>
            <numerusform>%n decision fell because the data changed.</numerusform>
            <numerusform>%n decisions fell because the data changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) are missing.</source>
        <translation>
            <numerusform>%n decision is missing.</numerusform>
            <numerusform>%n decisions are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MasterDataValidation</name>
    <message numerus="yes">
        <source>%n row(s) of %1.%2 name it; there is no such row.</source>
        <translation>
            <numerusform>%n row of %1.%2 names it; there is no such row.</numerusform>
            <numerusform>%n rows of %1.%2 name it; there is no such row.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Migration</name>
    <message numerus="yes">
        <source>The migrations have %n problem(s).</source>
        <translation>
            <numerusform>The migrations have %n problem.</numerusform>
            <numerusform>The migrations have %n problems.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MigrationLint</name>
    <message numerus="yes">
        <source>%n statement(s) of the file, this one first, fail when they are run a second time. The journal resumes behind them; who runs the file by hand has no journal.</source>
        <translation>
            <numerusform>%n statement of the file, this one, fails when it is run a second time. The journal resumes behind it; who runs the file by hand has no journal.</numerusform>
            <numerusform>%n statements of the file, this one first, fail when they are run a second time. The journal resumes behind them; who runs the file by hand has no journal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n row(s)</source>
        <translation>
            <numerusform>about %n row</numerusform>
            <numerusform>about %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MigrationProof</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MigrationRules</name>
    <message numerus="yes">
        <source>The migrations to %1 have %n finding(s) that must not be released; no package was made.</source>
        <translation>
            <numerusform>The migrations to %1 have %n finding that must not be released; no package was made.</numerusform>
            <numerusform>The migrations to %1 have %n findings that must not be released; no package was made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MigrationRunner</name>
    <message numerus="yes">
        <source>Migration %1 leaves %n row(s) that point at nothing.</source>
        <translation>
            <numerusform>Migration %1 leaves %n row that points at nothing.</numerusform>
            <numerusform>Migration %1 leaves %n rows that point at nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) of it are applied and stay, because MariaDB commits at every change of the structure; the journal names them.</source>
        <translation>
            <numerusform>%n statement of it is applied and stays, because MariaDB commits at every change of the structure; the journal names it.</numerusform>
            <numerusform>%n statements of it are applied and stay, because MariaDB commits at every change of the structure; the journal names them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message numerus="yes">
        <source>has a name longer than %n byte(s)</source>
        <translation>
            <numerusform>has a name longer than %n byte</numerusform>
            <numerusform>has a name longer than %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The package is refused: it has more than %n file(s).</source>
        <translation>
            <numerusform>The package is refused: it has more than %n file.</numerusform>
            <numerusform>The package is refused: it has more than %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastRollback</name>
    <message numerus="yes">
        <source>%1 with %n row(s) was made by the deployment; what its migrations do not keep is only in the backup afterwards.</source>
        <translation>
            <numerusform>%1 with %n row was made by the deployment; what its migrations do not keep is only in the backup afterwards.</numerusform>
            <numerusform>%1 with %n rows was made by the deployment; what its migrations do not keep is only in the backup afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) now; not known what was there</source>
        <translation>
            <numerusform>%n row now; not known what was there</numerusform>
            <numerusform>%n rows now; not known what was there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data are what they were.</source>
        <translation>
            <numerusform>%n row of master data are what they were.</numerusform>
            <numerusform>%n rows of master data are what they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Placeholders</name>
    <message numerus="yes">
        <source>Rows of %1 cannot exchange their unique values: %n row(s) cannot be given a value for the time in between: %2. Nothing was changed.</source>
        <translation>
            <numerusform>Rows of %1 cannot exchange their unique values: %n row cannot be given a value for the time in between: %2. Nothing was changed.</numerusform>
            <numerusform>Rows of %1 cannot exchange their unique values: %n rows cannot be given a value for the time in between: %2. Nothing was changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanDifference</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>%n check failed.</numerusform>
            <numerusform>%n checks failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) to be read first.</source>
        <translation>
            <numerusform>%n warning to be read first.</numerusform>
            <numerusform>%n warnings to be read first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) with %1 statement(s) in all change the database.</source>
        <translation>
            <numerusform>%n migration with %1 statement in all change the database.</numerusform>
            <numerusform>%n migrations with %1 statements in all change the database.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data are written.</source>
        <translation>
            <numerusform>%n row of master data are written.</numerusform>
            <numerusform>%n rows of master data are written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) are missing.</source>
        <translation>
            <numerusform>%n decision is missing.</numerusform>
            <numerusform>%n decisions are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected table(s) with %1 row(s) in all are compared before and after.</source>
        <translation>
            <numerusform>%n protected table with %1 row in all are compared before and after.</numerusform>
            <numerusform>%n protected tables with %1 rows in all are compared before and after.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A migration may change rows of the protected table %1 (%n row(s)).</source>
        <translation>
            <numerusform>A migration may change rows of the protected table %1 (%n row).</numerusform>
            <numerusform>A migration may change rows of the protected table %1 (%n rows).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message numerus="yes">
        <source>Checksums of all %n file(s) are right.</source>
        <translation>
            <numerusform>The checksum of %n file is right.</numerusform>
            <numerusform>Checksums of all %n files are right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) to run.</source>
        <translation>
            <numerusform>%n migration to run.</numerusform>
            <numerusform>%n migrations to run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be matched by natural key and are not touched.</source>
        <translation>
            <numerusform>%n row cannot be matched by natural key and is not touched.</numerusform>
            <numerusform>%n rows cannot be matched by natural key and are not touched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) are missing.</source>
        <translation>
            <numerusform>%n decision is missing.</numerusform>
            <numerusform>%n decisions are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) fell because the data changed.</source>
        <translation>
            <numerusform>%n decision fell because the data changed.</numerusform>
            <numerusform>%n decisions fell because the data changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new row(s) look like a row of the target under another name.</source>
        <translation>
            <numerusform>%n new row looks like a row of the target under another name.</numerusform>
            <numerusform>%n new rows look like a row of the target under another name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreflightCluster</name>
    <message numerus="yes">
        <source>The cluster has %n node(s); when one more fails, the rest may be without a majority.</source>
        <translation>
            <numerusform>The cluster has %n node; when one more fails, the rest may be without a majority.</numerusform>
            <numerusform>The cluster has %n nodes; when one more fails, the rest may be without a majority.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Prepare</name>
    <message numerus="yes">
        <source>%1: %n row(s) have no usable natural key and will not be deployed.</source>
        <translation>
            <numerusform>%1: %n row has no usable natural key and will not be deployed.</numerusform>
            <numerusform>%1: %n rows have no usable natural key and will not be deployed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The schema of “%1” differs from the snapshot of %2 in %n place(s), e.g. %3.</source>
        <translation>
            <numerusform>The schema of “%1” differs from the snapshot of %2 in %n place, e.g. %3.</numerusform>
            <numerusform>The schema of “%1” differs from the snapshot of %2 in %n places, e.g. %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message numerus="yes">
        <source>%1 has %n mistake(s).</source>
        <translation>
            <numerusform>%1 has %n mistake.</numerusform>
            <numerusform>%1 has %n mistakes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%1: %n row(s), read back completely</source>
        <translation>
            <numerusform>%1: %n row, read back completely</numerusform>
            <numerusform>%1: %n rows, read back completely</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rollback</name>
    <message numerus="yes">
        <source>%1 with %n row(s)</source>
        <translation>
            <numerusform>%1 with %n row</numerusform>
            <numerusform>%1 with %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the import cannot go back to what they held before it. The first one: %1</source>
        <translation>
            <numerusform>%n row of the import cannot go back to what it held before: %1</numerusform>
            <numerusform>%n rows of the import cannot go back to what they held before it. The first one: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signature</name>
    <message numerus="yes">
        <source>The comment cannot be signed: it must be one line of text without control characters, of at most %n byte(s). Nothing was signed.</source>
        <translation>
            <numerusform>The comment cannot be signed: it must be one line of text without control characters, of at most %n byte. Nothing was signed.</numerusform>
            <numerusform>The comment cannot be signed: it must be one line of text without control characters, of at most %n bytes. Nothing was signed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SqlScript</name>
    <message numerus="yes">
        <source>A delimiter must not be longer than %n sign(s).</source>
        <translation>
            <numerusform>A delimiter must not be longer than %n sign.</numerusform>
            <numerusform>A delimiter must not be longer than %n signs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n table(s) match no class in project.toml and count as protected: %1</source>
        <translation>
            <numerusform>%n table matches no class in project.toml and counts as protected: %1</numerusform>
            <numerusform>%n tables match no class in project.toml and count as protected: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup file(s) are damaged: %1</source>
        <translation>
            <numerusform>%n backup file is damaged: %1</numerusform>
            <numerusform>%n backup files are damaged: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionState</name>
    <message numerus="yes">
        <source>schema_version says %1, but migration_history has no row for %n migration(s) up to it: %2.</source>
        <translation>
            <numerusform>schema_version says %1, but migration_history has no row for %n migration up to it: %2.</numerusform>
            <numerusform>schema_version says %1, but migration_history has no row for %n migrations up to it: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>schema_version says %1, but %n migration(s) of a higher version are applied: %2.</source>
        <translation>
            <numerusform>schema_version says %1, but %n migration of a higher version is applied: %2.</numerusform>
            <numerusform>schema_version says %1, but %n migrations of a higher version are applied: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n row(s) of %1.%2 point at it</source>
        <translation>
            <numerusform>%n row of %1.%2 points at it</numerusform>
            <numerusform>%n rows of %1.%2 point at it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n more in another spelling</source>
        <translation>
            <numerusform>, %n more in another spelling</numerusform>
            <numerusform>, %n more in another spelling</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::DeploymentFlow</name>
    <message numerus="yes">
        <source>%n check(s) block this deployment. Nothing was changed.</source>
        <translation>
            <numerusform>%n check blocks this deployment. Nothing was changed.</numerusform>
            <numerusform>%n checks block this deployment. Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tick %n warning(s) to say that you have read it.</source>
        <translation>
            <numerusform>Tick %n warning to say that you have read it.</numerusform>
            <numerusform>Tick %n warnings to say that you have read them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::EnvironmentCard</name>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n migration</numerusform>
            <numerusform>%n migrations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::LogView</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::OverviewPage</name>
    <message numerus="yes">
        <source>%n more below.</source>
        <translation>
            <numerusform>%n more below.</numerusform>
            <numerusform>%n more below.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PackagesPage</name>
    <message numerus="yes">
        <source>%n row(s) of master data</source>
        <translation>
            <numerusform>%n row of master data</numerusform>
            <numerusform>%n rows of master data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n kind(s)</source>
        <comment>kinds of master data</comment>
        <translation>
            <numerusform>in %n kind</numerusform>
            <numerusform>in %n kinds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::RowChangeModel</name>
    <message numerus="yes">
        <source>%n row(s) of %1 point at it</source>
        <translation>
            <numerusform>%n row of %1 points at it</numerusform>
            <numerusform>%n rows of %1 point at it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepChanges</name>
    <message numerus="yes">
        <source>%n migration(s).</source>
        <translation>
            <numerusform>%n migration.</numerusform>
            <numerusform>%n migrations.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) new</source>
        <translation>
            <numerusform>%n row new</numerusform>
            <numerusform>%n rows new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation>
            <numerusform>%n row changed</numerusform>
            <numerusform>%n rows changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) removed</source>
        <translation>
            <numerusform>%n row removed</numerusform>
            <numerusform>%n rows removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepChecks</name>
    <message numerus="yes">
        <source>%n blocked</source>
        <comment>number of checks</comment>
        <translation>
            <numerusform>%n blocked</numerusform>
            <numerusform>%n blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <comment>number of checks</comment>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <comment>number of checks</comment>
        <translation>
            <numerusform>%n passed</numerusform>
            <numerusform>%n passed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepConfirm</name>
    <message numerus="yes">
        <source>%n migration(s) run</source>
        <translation>
            <numerusform>%n migration runs</numerusform>
            <numerusform>%n migrations run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data are written</source>
        <translation>
            <numerusform>%n row of master data is written</numerusform>
            <numerusform>%n rows of master data are written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected table(s) are watched: none of their rows may change unless a migration says so.</source>
        <translation>
            <numerusform>%n protected table is watched: none of its rows may change unless a migration says so.</numerusform>
            <numerusform>%n protected tables are watched: none of their rows may change unless a migration says so.</numerusform>
        </translation>
    </message>
</context>
</TS>
