<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Approval</name>
    <message>
        <source>the key %1 is no approver of “%2”</source>
        <translation>der Schlüssel %1 gehört keiner freigebenden Person von „%2“</translation>
    </message>
    <message>
        <source>it is of another plan or environment, or was changed</source>
        <translation>sie gehört zu einem anderen Plan oder einer anderen Umgebung oder wurde verändert</translation>
    </message>
    <message>
        <source>%1, who signed: %2</source>
        <translation>%1, laut Signatur: %2</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>The name of an approver must not hold a tab.</source>
        <translation>Der Name einer freigebenden Person darf keinen Tabulator enthalten.</translation>
    </message>
    <message>
        <source>%1 does not count: %2</source>
        <translation>%1 zählt nicht: %2</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>“%1” demands no approval.</source>
        <translation>„%1“ verlangt keine Freigabe.</translation>
    </message>
    <message>
        <source>Approved by %1.</source>
        <translation>Freigegeben von %1.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” demands %n approval(s) of this plan (%2).</source>
        <translation>
            <numerusform>„%1“ verlangt %n Freigabe dieses Plans (%2).</numerusform>
            <numerusform>„%1“ verlangt %n Freigaben dieses Plans (%2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved by: %1.</source>
        <translation>Freigegeben von: %1.</translation>
    </message>
    <message>
        <source>Not by: %1.</source>
        <translation>Nicht von: %1.</translation>
    </message>
    <message>
        <source>Write the plan into a file, let those who are missing look at it and sign it, and put their approvals beside it.</source>
        <translation>Den Plan in eine Datei schreiben, ihn von den noch fehlenden Personen ansehen und signieren lassen und ihre Freigaben daneben ablegen.</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>The table %1 cannot be backed up: %2.</source>
        <translation>Die Tabelle %1 kann nicht gesichert werden: %2.</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>The storage engine of the table %1 has no transactions: changes during the backup may be half in it.</source>
        <translation>Die Speicher-Engine der Tabelle %1 kennt keine Transaktionen: Änderungen während der Sicherung können halb darin enthalten sein.</translation>
    </message>
    <message>
        <source>backing up “%1”</source>
        <translation>Sichern von „%1“</translation>
    </message>
    <message>
        <source>The definition of the table %1 has an unknown form.</source>
        <translation>Die Definition der Tabelle %1 hat eine unbekannte Form.</translation>
    </message>
    <message>
        <source>The backup is damaged: %1 is missing or not what it should be.</source>
        <translation>Die Sicherung ist beschädigt: %1 fehlt oder ist nicht, wie es sein soll.</translation>
    </message>
    <message>
        <source>the member “%1”</source>
        <translation>das Feld „%1“</translation>
    </message>
    <message>
        <source>This is not a backup of Stellwerk, or its beginning is damaged.</source>
        <translation>Dies ist keine Sicherung von Stellwerk, oder ihr Anfang ist beschädigt.</translation>
    </message>
    <message>
        <source>The backup has the format %1; this Stellwerk knows the formats up to %2.</source>
        <translation>Die Sicherung hat das Format %1; dieses Stellwerk kennt die Formate bis %2.</translation>
    </message>
    <message>
        <source>Use the Stellwerk version that wrote it, or a newer one.</source>
        <translation>Die Stellwerk-Version verwenden, die sie geschrieben hat, oder eine neuere.</translation>
    </message>
    <message>
        <source>Use another backup. Nothing was changed.</source>
        <translation>Eine andere Sicherung verwenden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>a line is not a JSON object</source>
        <translation>eine Zeile ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>a line is missing</source>
        <translation>eine Zeile fehlt</translation>
    </message>
    <message>
        <source>its footer has more than one line</source>
        <translation>ihr Schlussteil hat mehr als eine Zeile</translation>
    </message>
    <message>
        <source>a line is of no known kind</source>
        <translation>eine Zeile ist von unbekannter Art</translation>
    </message>
    <message>
        <source>the table %1 is not what the footer says</source>
        <translation>die Tabelle %1 ist nicht so, wie der Schlussteil angibt</translation>
    </message>
    <message>
        <source>reading the backup %1</source>
        <translation>Lesen der Sicherung %1</translation>
    </message>
    <message>
        <source>The backup cannot be compressed; no file was left.</source>
        <translation>Die Sicherung kann nicht komprimiert werden; es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>The backup %1 is damaged: %2.</source>
        <translation>Die Sicherung %1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>The backup %1 does not exist.</source>
        <translation>Die Sicherung %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is not a file; a backup was expected.</source>
        <translation>%1 ist keine Datei; eine Sicherung wurde erwartet.</translation>
    </message>
    <message>
        <source>The backup %1 cannot be read.</source>
        <translation>Die Sicherung %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>it is too short</source>
        <translation>sie ist zu kurz</translation>
    </message>
    <message>
        <source>its end is missing, or it is not a backup of Stellwerk</source>
        <translation>ihr Ende fehlt, oder sie ist keine Sicherung von Stellwerk</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>sie ist abgeschnitten</translation>
    </message>
    <message>
        <source>a line is longer than a row can be</source>
        <translation>eine Zeile ist länger, als sie sein kann</translation>
    </message>
    <message>
        <source>a line has no end</source>
        <translation>eine Zeile hat kein Ende</translation>
    </message>
    <message>
        <source>its SHA-256 differs</source>
        <translation>ihr SHA-256-Wert weicht ab</translation>
    </message>
    <message>
        <source>The definition of the %1 %2 may not be read by the user %3.</source>
        <translation>Die Definition von %1 %2 darf der Benutzer %3 nicht lesen.</translation>
    </message>
    <message>
        <source>Without it the backup would not be complete. Give the user the right SHOW CREATE ROUTINE or SELECT on mysql.proc.</source>
        <translation>Ohne sie wäre die Sicherung nicht vollständig. Dem Benutzer das Recht SHOW CREATE ROUTINE oder SELECT auf mysql.proc geben.</translation>
    </message>
    <message>
        <source>making the %1 %2</source>
        <translation>Anlegen von %1 %2</translation>
    </message>
    <message>
        <source>trying whether %1 %2 could be made again</source>
        <translation>Versuch, ob %1 %2 wieder angelegt werden kann</translation>
    </message>
    <message>
        <source>The user %1 must be allowed to make it in the name of %2. The database is unchanged.</source>
        <translation>Der Benutzer %1 muss dieses Objekt im Namen von %2 anlegen dürfen. Die Datenbank ist unverändert.</translation>
    </message>
    <message>
        <source>The table %1 of another database has a foreign key into this one, which a restore would break.</source>
        <translation>Die Tabelle %1 einer anderen Datenbank hat einen Fremdschlüssel in diese, den eine Wiederherstellung brechen würde.</translation>
    </message>
    <message>
        <source>Drop that foreign key first. Nothing was changed.</source>
        <translation>Zuerst diesen Fremdschlüssel löschen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>filling the table %1</source>
        <translation>Füllen der Tabelle %1</translation>
    </message>
    <message>
        <source>The table %1 vanished while it was being restored.</source>
        <translation>Die Tabelle %1 ist während der Wiederherstellung verschwunden.</translation>
    </message>
    <message>
        <source>This server cannot make the table %1 exactly as it was.</source>
        <translation>Dieser Server kann die Tabelle %1 nicht genau so anlegen, wie sie war.</translation>
    </message>
    <message>
        <source>Restore on a server of the version that the backup was made on.</source>
        <translation>Auf einem Server der Version wiederherstellen, auf der die Sicherung erstellt wurde.</translation>
    </message>
    <message>
        <source>The user %1 may not see everything in the database %2: the rights %3 are missing, so the backup would not be complete.</source>
        <translation>Der Benutzer %1 darf in der Datenbank %2 nicht alles sehen: Die Rechte %3 fehlen, daher wäre die Sicherung nicht vollständig.</translation>
    </message>
    <message>
        <source>The restore failed while switching over (%1) and could not be undone (%2).</source>
        <translation>Die Wiederherstellung ist beim Umschalten fehlgeschlagen (%1) und konnte nicht rückgängig gemacht werden (%2).</translation>
    </message>
    <message>
        <source>The backup is intact: solve the cause and restore it again. Tables named stellwerk_old_… hold the previous rows until then.</source>
        <translation>Die Sicherung ist unversehrt: die Ursache beheben und sie erneut wiederherstellen. Tabellen mit Namen stellwerk_old_… enthalten bis dahin die vorherigen Zeilen.</translation>
    </message>
    <message>
        <source>switching over; it was undone, the database is as it was</source>
        <translation>Umschalten; es wurde rückgängig gemacht, die Datenbank ist, wie sie war</translation>
    </message>
    <message>
        <source>The table %1 is not defined as in the backup after the switch.</source>
        <translation>Die Tabelle %1 ist nach dem Umschalten nicht so definiert wie in der Sicherung.</translation>
    </message>
    <message>
        <source>The %1 %2 is not worded as in the backup.</source>
        <translation>Der Wortlaut von %1 %2 ist nicht der aus der Sicherung.</translation>
    </message>
    <message>
        <source>The table %1 did not arrive.</source>
        <translation>Die Tabelle %1 ist nicht angekommen.</translation>
    </message>
    <message>
        <source>The table %1 has %2 rows; the backup has %3.</source>
        <translation>Die Tabelle %1 hat %2 Zeilen; die Sicherung hat %3.</translation>
    </message>
    <message>
        <source>The rows of the table %1 are not exactly those of the backup.</source>
        <translation>Die Zeilen der Tabelle %1 sind nicht genau die der Sicherung.</translation>
    </message>
    <message>
        <source>The table %1 is not in the backup.</source>
        <translation>Die Tabelle %1 ist nicht in der Sicherung.</translation>
    </message>
    <message>
        <source>The backup %1 is of a %2 database and cannot be restored into “%3”, which is %4.</source>
        <translation>Die Sicherung %1 stammt aus einer %2-Datenbank und kann nicht in „%3“ wiederhergestellt werden, denn dort läuft %4.</translation>
    </message>
    <message>
        <source>Choose a target of the same kind. Nothing was changed.</source>
        <translation>Ein Ziel derselben Art wählen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>restoring %1 into “%2”</source>
        <translation>Wiederherstellen von %1 in „%2“</translation>
    </message>
    <message numerus="yes">
        <source>The backup is damaged: a line is no row of %n column(s).</source>
        <translation>
            <numerusform>Die Sicherung ist beschädigt: Eine Zeile ist keine Tabellenzeile mit %n Spalte.</numerusform>
            <numerusform>Die Sicherung ist beschädigt: Eine Zeile ist keine Tabellenzeile mit %n Spalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>it is a virtual table, whose content a backup of Stellwerk cannot hold</source>
        <translation>sie ist eine virtuelle Tabelle, deren Inhalt eine Sicherung von Stellwerk nicht aufnehmen kann</translation>
    </message>
    <message>
        <source>The file %1 cannot be made; the database is unchanged.</source>
        <translation>Die Datei %1 kann nicht angelegt werden; die Datenbank ist unverändert.</translation>
    </message>
    <message>
        <source>The table %1 cannot be made exactly as it was.</source>
        <translation>Die Tabelle %1 kann nicht genau so angelegt werden, wie sie war.</translation>
    </message>
    <message>
        <source>Indexes, triggers or views cannot be made exactly as they were.</source>
        <translation>Indizes, Trigger oder Sichten können nicht genau so angelegt werden, wie sie waren.</translation>
    </message>
    <message>
        <source>The database stored its texts in UTF-16; restored, it stores the same texts in UTF-8.</source>
        <translation>Die Datenbank speicherte ihre Texte in UTF-16; wiederhergestellt speichert sie dieselben Texte in UTF-8.</translation>
    </message>
    <message>
        <source>This server cannot make a foreign key of the table %1.</source>
        <translation>Dieser Server kann einen Fremdschlüssel der Tabelle %1 nicht anlegen.</translation>
    </message>
    <message>
        <source>tables named stellwerk_… are left over; the next restore removes them</source>
        <translation>Tabellen mit Namen stellwerk_… sind übrig geblieben; die nächste Wiederherstellung entfernt sie</translation>
    </message>
    <message>
        <source>finishing; all rows are restored, but foreign keys may be missing or old tables left over</source>
        <translation>Abschließen; alle Zeilen sind wiederhergestellt, aber Fremdschlüssel können fehlen oder alte Tabellen übrig sein</translation>
    </message>
    <message>
        <source>its parts do not lie one behind the other</source>
        <translation>ihre Teile liegen nicht lückenlos hintereinander</translation>
    </message>
    <message>
        <source>the table %1 is defined twice</source>
        <translation>die Tabelle %1 ist doppelt definiert</translation>
    </message>
    <message>
        <source>it has not the tables and objects that the footer names</source>
        <translation>sie enthält nicht die Tabellen und Objekte, die der Schlussteil nennt</translation>
    </message>
    <message>
        <source>a part holds rows of the table %1 instead of %2</source>
        <translation>ein Teil enthält Zeilen der Tabelle %1 statt %2</translation>
    </message>
    <message>
        <source>The backup has the format %1, which no released Stellwerk wrote and this one does not read.</source>
        <translation>Die Sicherung hat das Format %1, das kein veröffentlichtes Stellwerk geschrieben hat und das dieses nicht liest.</translation>
    </message>
    <message>
        <source>Use the Stellwerk version that wrote it.</source>
        <translation>Die Stellwerk-Version verwenden, die sie geschrieben hat.</translation>
    </message>
    <message>
        <source>the place of a part</source>
        <translation>die Lage eines Teils</translation>
    </message>
    <message>
        <source>a frame is shorter than it should be</source>
        <translation>ein Rahmen ist kürzer, als er sein soll</translation>
    </message>
    <message>
        <source>The view %1 could not be used when the backup was made and cannot be made again; its text is in the backup.</source>
        <translation>Die Sicht %1 war beim Erstellen der Sicherung nicht verwendbar und kann nicht wieder angelegt werden; ihr Text steht in der Sicherung.</translation>
    </message>
    <message>
        <source>its column %1 of the type YEAR(2) has the value 00, which may be the year 2000 or none</source>
        <translation>ihre Spalte %1 vom Typ YEAR(2) enthält den Wert 00, der das Jahr 2000 oder gar keines bedeuten kann</translation>
    </message>
    <message>
        <source>it keeps the history of its rows by the numbers of transactions, which mean nothing on any other server</source>
        <translation>sie führt den Verlauf ihrer Zeilen anhand von Transaktionsnummern, die auf keinem anderen Server etwas bedeuten</translation>
    </message>
    <message>
        <source>all its columns are generated, so its rows cannot be written</source>
        <translation>alle ihre Spalten werden berechnet, daher können ihre Zeilen nicht geschrieben werden</translation>
    </message>
    <message>
        <source>the storage engine %1 keeps its rows elsewhere</source>
        <translation>die Speicher-Engine %1 hält ihre Zeilen an anderer Stelle</translation>
    </message>
    <message>
        <source>The next automatic id of the table %1 is %2; in the backup it is %3, which is not above all its rows.</source>
        <translation>Die nächste automatische ID der Tabelle %1 ist %2; in der Sicherung ist sie %3 und liegt damit nicht über allen Zeilen.</translation>
    </message>
    <message>
        <source>the server is a node of a cluster</source>
        <translation>der Server ist ein Knoten eines Clusters</translation>
    </message>
    <message>
        <source>tables are made or dropped meanwhile</source>
        <translation>währenddessen werden Tabellen angelegt oder gelöscht</translation>
    </message>
    <message>
        <source>The backup reads with one connection, because the tables could not be locked for a moment: %1</source>
        <translation>Die Sicherung liest über eine einzige Verbindung, weil die Tabellen nicht kurz gesperrt werden konnten: %1</translation>
    </message>
    <message>
        <source>A restore of “%1” is at work; nothing was changed.</source>
        <translation>„%1“ wird gerade wiederhergestellt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Wait until it has finished.</source>
        <translation>Warten, bis das fertig ist.</translation>
    </message>
    <message>
        <source>ending an interrupted restore of “%1”</source>
        <translation>beim Beenden einer unterbrochenen Wiederherstellung von „%1“</translation>
    </message>
    <message>
        <source>A restore of “%1” had been interrupted at its end; it was finished.</source>
        <translation>Eine Wiederherstellung von „%1“ war an ihrem Ende unterbrochen worden; sie wurde zu Ende geführt.</translation>
    </message>
    <message>
        <source>A restore of “%1” had been interrupted; it was undone.</source>
        <translation>Eine Wiederherstellung von „%1“ war unterbrochen worden; sie wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>The table %1, which says how to end an interrupted restore, cannot be read.</source>
        <translation>Die Tabelle %1, die sagt, wie eine unterbrochene Wiederherstellung zu beenden ist, ist nicht lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>Loading %n row(s) beside the present tables.</source>
        <translation>
            <numerusform>%n Zeile wird neben die vorhandenen Tabellen geladen.</numerusform>
            <numerusform>%n Zeilen werden neben die vorhandenen Tabellen geladen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing what the server has with the backup.</source>
        <translation>Was der Server hat, wird mit der Sicherung verglichen.</translation>
    </message>
    <message>
        <source>Putting the new tables in their places.</source>
        <translation>Die neuen Tabellen werden an ihren Platz gebracht.</translation>
    </message>
    <message>
        <source>The definition of the sequence %1 has an unknown form.</source>
        <translation>Die Definition der Sequenz %1 hat eine unbekannte Form.</translation>
    </message>
    <message>
        <source>The rows of the backup are in place; the table %1 says what is still to be done. Solve the cause and run it again to finish: the next restore or backup of this database does that first. To leave it as it is, drop the table %1.</source>
        <translation>Die Zeilen der Sicherung sind an ihrem Platz; die Tabelle %1 sagt, was noch zu tun ist. Beheben Sie die Ursache und führen Sie den Befehl noch einmal aus: Die nächste Wiederherstellung oder Sicherung dieser Datenbank erledigt das zuerst. Soll es so bleiben, löschen Sie die Tabelle %1.</translation>
    </message>
    <message>
        <source>The table %1 is not defined as in the backup.</source>
        <translation>Die Tabelle %1 ist nicht so definiert wie in der Sicherung.</translation>
    </message>
    <message>
        <source>The foreign key %1 of the table %2 has a name of more than 64 characters, which no server accepts.</source>
        <translation>Der Fremdschlüssel %1 der Tabelle %2 hat einen Namen mit mehr als 64 Zeichen, den kein Server annimmt.</translation>
    </message>
    <message>
        <source>The database is unchanged. Give the foreign key a shorter name where the backup comes from, and make a new backup.</source>
        <translation>Die Datenbank ist unverändert. Geben Sie dem Fremdschlüssel dort, woher die Sicherung kommt, einen kürzeren Namen und legen Sie eine neue Sicherung an.</translation>
    </message>
    <message>
        <source>A restore of “%1” had been interrupted; somebody has changed rows since, so it was finished.</source>
        <translation>Eine Wiederherstellung von „%1“ war unterbrochen worden; seitdem hat jemand Zeilen geändert, deshalb wurde sie zu Ende geführt.</translation>
    </message>
    <message>
        <source>A restore of “%1” was interrupted while switching over, and since then tables have gone: %2. So it cannot be told whether the tables that are there now are those from before the restore or those of the backup.</source>
        <translation>Eine Wiederherstellung von „%1“ wurde beim Umschalten unterbrochen, und seitdem sind Tabellen verschwunden: %2. Deshalb lässt sich nicht sagen, ob die Tabellen, die jetzt da sind, die von vor der Wiederherstellung oder die der Sicherung sind.</translation>
    </message>
    <message>
        <source>Nothing was changed. Tables named stellwerk_old_… hold rows from before the restore, tables named stellwerk_restore_… rows of the backup; the next restore drops them: give a name of its own to each that you need. When the other tables are as you want them, drop the table %1 and run the command again; views, triggers or foreign keys may be missing until a backup has been restored.</source>
        <translation>Es wurde nichts geändert. Tabellen mit Namen stellwerk_old_… enthalten Zeilen von vor der Wiederherstellung, Tabellen mit Namen stellwerk_restore_… Zeilen der Sicherung; die nächste Wiederherstellung löscht sie: Geben Sie jeder, die Sie brauchen, einen eigenen Namen. Wenn die übrigen Tabellen so sind, wie Sie sie haben wollen, löschen Sie die Tabelle %1 und führen Sie den Befehl noch einmal aus; Sichten, Trigger oder Fremdschlüssel können fehlen, bis eine Sicherung wiederhergestellt ist.</translation>
    </message>
    <message>
        <source>The table %1, as it was before an interrupted restore of “%2”, cannot get its name back: a table of that name has been made since and holds rows.</source>
        <translation>Die Tabelle %1, wie sie vor einer unterbrochenen Wiederherstellung von „%2“ war, kann ihren Namen nicht zurückbekommen: Eine Tabelle dieses Namens wurde seitdem angelegt und enthält Zeilen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Rename the table %1 and run the command again.</source>
        <translation>Es wurde nichts geändert. Benennen Sie die Tabelle %1 um und führen Sie den Befehl noch einmal aus.</translation>
    </message>
    <message>
        <source>rows have been written into the restored tables since</source>
        <translation>in die wiederhergestellten Tabellen wurden seither Zeilen geschrieben</translation>
    </message>
    <message>
        <source>What the database held when it was replaced was not what the backup made before has (%1); all of it is in %2.</source>
        <translation>Was die Datenbank beim Ersetzen enthielt, war nicht mehr das, was die Sicherung von vorher hat (%1); alles davon steht in %2.</translation>
    </message>
    <message>
        <source>keeping what was written while the backup was being loaded</source>
        <translation>beim Aufheben dessen, was während des Ladens der Sicherung geschrieben wurde</translation>
    </message>
    <message>
        <source>the text of the %1 %2 is not the definition of one</source>
        <translation>der Text von %1 %2 ist keine solche Definition</translation>
    </message>
    <message>
        <source>The table %1 was changed, or took the place of another, while the backup was made.</source>
        <translation>Die Tabelle %1 wurde geändert oder nahm den Platz einer anderen ein, während die Sicherung entstand.</translation>
    </message>
    <message>
        <source>Its rows and its definition may not belong together, so no file was left. Make the backup again when nobody changes the structure.</source>
        <translation>Ihre Zeilen und ihre Definition gehören vielleicht nicht zusammen; deshalb blieb keine Datei zurück. Die Sicherung wiederholen, wenn niemand die Struktur ändert.</translation>
    </message>
    <message>
        <source>This server writes the names of tables small (lower_case_table_names = 1), so the table %1 cannot get its name.</source>
        <translation>Dieser Server schreibt die Namen von Tabellen klein (lower_case_table_names = 1), deshalb kann die Tabelle %1 ihren Namen nicht bekommen.</translation>
    </message>
    <message>
        <source>The database is unchanged. Restore on a server that keeps the names of tables.</source>
        <translation>Die Datenbank ist unverändert. Auf einem Server wiederherstellen, der die Namen von Tabellen behält.</translation>
    </message>
</context>
<context>
    <name>BackupCatalogue</name>
    <message>
        <source>There is no backup %1. Nothing was changed.</source>
        <translation>Es gibt keine Sicherung %1. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>“backup list” names those that there are.</source>
        <translation>„backup list“ nennt die vorhandenen.</translation>
    </message>
    <message>
        <source>The backup %1 was changed while it was looked at.</source>
        <translation>Die Sicherung %1 wurde während der Prüfung verändert.</translation>
    </message>
    <message>
        <source>Find out by whom, then verify it again.</source>
        <translation>Herausfinden, durch wen, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>The catalogue %1 is missing. The list was made from the backups themselves; who pinned or verified them before is not known.</source>
        <translation>Das Sicherungsverzeichnis %1 fehlt. Die Liste wurde aus den Sicherungen selbst erstellt; wer sie zuvor festgehalten oder geprüft hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The catalogue %1 cannot be read. The list was made from the backups themselves; who pinned or verified them before is not known.</source>
        <translation>Das Sicherungsverzeichnis %1 kann nicht gelesen werden. Die Liste wurde aus den Sicherungen selbst erstellt; wer sie zuvor festgehalten oder geprüft hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The catalogue %1 was written by a newer version of Stellwerk. The list was made from the backups themselves; pins and verifications are not shown.</source>
        <translation>Das Sicherungsverzeichnis %1 wurde von einer neueren Version von Stellwerk geschrieben. Die Liste wurde aus den Sicherungen selbst erstellt; was festgehalten oder geprüft ist, wird nicht angezeigt.</translation>
    </message>
    <message>
        <source>The folder of backups %1 cannot be read.</source>
        <translation>Der Sicherungsordner %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The catalogue %1 was written by a newer version of Stellwerk. Nothing was changed.</source>
        <translation>Das Sicherungsverzeichnis %1 wurde von einer neueren Version von Stellwerk geschrieben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Use that version.</source>
        <translation>Diese Version verwenden.</translation>
    </message>
    <message>
        <source>The file %1 cannot be put aside. Nothing was changed.</source>
        <translation>Die Datei %1 kann nicht beiseitegelegt werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It is of %1, this environment is %2.</source>
        <translation>Sie stammt von %1, diese Umgebung läuft mit %2.</translation>
    </message>
    <message>
        <source>It was made by %1, which is newer than this server (%2); only a test restore can tell whether it fits.</source>
        <translation>Sie wurde mit %1 erstellt, das neuer ist als dieser Server (%2); nur eine Probe-Wiederherstellung kann zeigen, ob sie passt.</translation>
    </message>
    <message>
        <source>The backup %1 cannot be read.</source>
        <translation>Die Sicherung %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The backup %1 cannot be removed; it is still there.</source>
        <translation>Die Sicherung %1 kann nicht entfernt werden; sie ist noch vorhanden.</translation>
    </message>
    <message>
        <source>Check the rights of its folder.</source>
        <translation>Die Rechte ihres Ordners prüfen.</translation>
    </message>
    <message>
        <source>What is left of the backup %1 cannot be removed.</source>
        <translation>Die Reste der Sicherung %1 können nicht entfernt werden.</translation>
    </message>
    <message>
        <source>Remove the folder by hand; it is no backup any more.</source>
        <translation>Den Ordner von Hand entfernen; er ist keine Sicherung mehr.</translation>
    </message>
    <message>
        <source>No backup is removed, because nobody knows which ones are pinned. %1</source>
        <translation>Es wird keine Sicherung entfernt, weil nicht bekannt ist, welche festgehalten sind. %1</translation>
    </message>
    <message>
        <source>Use the newer version of Stellwerk.</source>
        <translation>Die neuere Version von Stellwerk verwenden.</translation>
    </message>
    <message>
        <source>Look into the file. Then pin what must stay, with “backup pin”; that puts the file aside and begins a new one.</source>
        <translation>Die Datei ansehen. Dann mit „backup pin“ festhalten, was bleiben muss; das legt die Datei beiseite und beginnt eine neue.</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message>
        <source>A test restore needs an environment on whose server it is made.</source>
        <translation>Eine Probe-Wiederherstellung braucht eine Umgebung, auf deren Server sie stattfindet.</translation>
    </message>
    <message>
        <source>“%1” could not be asked which backups fit its server and which ones a deployment needs: %2</source>
        <translation>Bei „%1“ war nicht zu ermitteln, welche Sicherungen zum Server passen und welche eine Ausrollung braucht: %2</translation>
    </message>
    <message>
        <source>There is no backup %1. Nothing was changed.</source>
        <translation>Es gibt keine Sicherung %1. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Name a file, or a backup in %1; see them with: %2</source>
        <translation>Eine Datei oder eine Sicherung in %1 angeben; anzeigen mit: %2</translation>
    </message>
    <message>
        <source>What was found out about %1 could not be kept: %2</source>
        <translation>Was über %1 festgestellt wurde, konnte nicht vermerkt werden: %2</translation>
    </message>
    <message>
        <source>asking “%1” which backups its deployments need</source>
        <translation>Abfrage, welche Sicherungen die Ausrollungen von „%1“ brauchen</translation>
    </message>
    <message>
        <source>“%1” is being worked on by %2. No backup was removed.</source>
        <translation>„%1“ wird gerade bearbeitet von %2. Es wurde keine Sicherung entfernt.</translation>
    </message>
    <message>
        <source>Wait until that has ended.</source>
        <translation>Warten, bis das beendet ist.</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>Es wurde nichts entfernt.</translation>
    </message>
    <message>
        <source>%1 is pinned.</source>
        <translation>%1 ist festgehalten.</translation>
    </message>
    <message>
        <source>Take the pin away first: stellwerk-cli backup unpin %1</source>
        <translation>Zuerst wieder freigeben: stellwerk-cli backup unpin %1</translation>
    </message>
    <message>
        <source>%1 is what an unfinished deployment would go back to.</source>
        <translation>Eine nicht beendete Ausrollung würde auf %1 zurückgreifen.</translation>
    </message>
    <message>
        <source>Finish the deployment %1 first.</source>
        <translation>Zuerst die Ausrollung %1 abschließen.</translation>
    </message>
    <message>
        <source>%1 cannot be read, so nobody knows what would be lost.</source>
        <translation>%1 kann nicht gelesen werden; daher ist unbekannt, was verloren ginge.</translation>
    </message>
    <message>
        <source>Give yourself the right to read it.</source>
        <translation>Sich das Recht geben, sie zu lesen.</translation>
    </message>
    <message>
        <source>%1 is the newest backup, or the newest that was verified.</source>
        <translation>%1 ist die neueste Sicherung oder die neueste geprüfte.</translation>
    </message>
    <message>
        <source>Make a newer one and verify it first: stellwerk-cli backup create</source>
        <translation>Zuerst eine neuere erstellen und prüfen: stellwerk-cli backup create</translation>
    </message>
    <message>
        <source>%1 exists already. Nothing was written.</source>
        <translation>%1 existiert bereits. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Name another file.</source>
        <translation>Eine andere Datei angeben.</translation>
    </message>
    <message>
        <source>%1 cannot be written; nothing is left of it.</source>
        <translation>%1 kann nicht geschrieben werden; es blieb nichts davon zurück.</translation>
    </message>
    <message>
        <source>Look at the room and the rights there.</source>
        <translation>Speicherplatz und Rechte dort prüfen.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 is no backup of “%2”. Nothing was removed.</source>
        <translation>%1 ist keine Sicherung von „%2“. Es wurde nichts entfernt.</translation>
    </message>
    <message>
        <source>%1 is a physical copy, a folder of the server&apos;s files. Nothing was written.</source>
        <translation>%1 ist eine physische Kopie, ein Ordner mit den Dateien des Servers. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Copy the folder as it is, for example with rsync -a; its manifest has every checksum.</source>
        <translation>Den Ordner unverändert kopieren, zum Beispiel mit rsync -a; sein Manifest enthält jede Prüfsumme.</translation>
    </message>
    <message>
        <source>The copy of %1 is not what was read; it was removed.</source>
        <translation>Die Kopie von %1 ist nicht, was gelesen wurde; sie wurde entfernt.</translation>
    </message>
    <message>
        <source>Look at the disk there, then try again.</source>
        <translation>Den Datenträger dort prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The rights of %1 cannot be set.</source>
        <translation>Die Rechte von %1 können nicht gesetzt werden.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”.</source>
        <translation>%1 gehört zu „%2“.</translation>
    </message>
    <message>
        <source>Name that environment with --env.</source>
        <translation>Diese Umgebung mit --env nennen.</translation>
    </message>
    <message>
        <source>Which environment %1 belongs to cannot be told.</source>
        <translation>Zu welcher Umgebung %1 gehört, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>Remove the file by hand when nobody needs it.</source>
        <translation>Die Datei von Hand entfernen, wenn niemand sie braucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) of %1 stay: which environment they belong to cannot be told. Remove by hand what nobody needs.</source>
        <translation>
            <numerusform>%n Sicherung von %1 bleibt: Zu welcher Umgebung sie gehört, lässt sich nicht sagen. Was niemand braucht, von Hand entfernen.</numerusform>
            <numerusform>%n Sicherungen von %1 bleiben: Zu welcher Umgebung sie gehören, lässt sich nicht sagen. Was niemand braucht, von Hand entfernen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupMetadata</name>
    <message>
        <source>The backup has the format %1; this Stellwerk knows the formats up to %2.</source>
        <translation>Die Sicherung hat das Format %1; dieses Stellwerk kennt die Formate bis %2.</translation>
    </message>
    <message>
        <source>Use the Stellwerk version that wrote it, or a newer one.</source>
        <translation>Die Stellwerk-Version verwenden, die sie geschrieben hat, oder eine neuere.</translation>
    </message>
    <message>
        <source>The backup is damaged: the member “%1” is missing or not what it should be.</source>
        <translation>Die Sicherung ist beschädigt: Das Feld „%1“ fehlt oder ist nicht, wie es sein soll.</translation>
    </message>
</context>
<context>
    <name>BackupPlace</name>
    <message>
        <source>The backup cannot be written to %1; no file was left.</source>
        <translation>Die Sicherung kann nicht nach %1 geschrieben werden; es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>The disk is full: make room or name another backup folder.</source>
        <translation>Der Datenträger ist voll: Platz schaffen oder einen anderen Sicherungsordner angeben.</translation>
    </message>
    <message>
        <source>Check that the folder may be written by this user.</source>
        <translation>Prüfen, ob dieser Benutzer in den Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>The folder %1 has too many backups of this second; no file was left.</source>
        <translation>Der Ordner %1 hat zu viele Sicherungen aus dieser Sekunde; es blieb keine Datei zurück.</translation>
    </message>
</context>
<context>
    <name>Baseline</name>
    <message>
        <source>The baseline cannot be compressed.</source>
        <translation>Der Vergleichsstand kann nicht komprimiert werden.</translation>
    </message>
    <message>
        <source>The baseline of %1 in the table %2 cannot be read. Nothing was changed.</source>
        <translation>Der Vergleichsstand von %1 in der Tabelle %2 kann nicht gelesen werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Delete its rows (DELETE FROM %1 WHERE entity = &apos;%2&apos;); without them the comparison does not know who changed a cell, until the next deployment.</source>
        <translation>Seine Zeilen löschen (DELETE FROM %1 WHERE entity = &apos;%2&apos;); ohne sie weiß der Vergleich bis zur nächsten Ausrollung nicht, wer eine Zelle geändert hat.</translation>
    </message>
</context>
<context>
    <name>BulkWriter</name>
    <message>
        <source>Rows cannot be written to the table %1 of “%2”.</source>
        <translation>In die Tabelle %1 von „%2“ können keine Zeilen geschrieben werden.</translation>
    </message>
    <message>
        <source>The table %1 of “%2” does not take the rows as they are.</source>
        <translation>Die Tabelle %1 von „%2“ nimmt die Zeilen nicht unverändert an.</translation>
    </message>
    <message>
        <source>SQLite cannot hold the number %1 of the column %2.%3 exactly; its limit is 9223372036854775807.</source>
        <translation>SQLite kann die Zahl %1 der Spalte %2.%3 nicht genau speichern; die Grenze ist 9223372036854775807.</translation>
    </message>
    <message>
        <source>Writing was cancelled.</source>
        <translation>Das Schreiben wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>%1: the table %2 does not exist in the schema.</source>
        <translation>%1: Die Tabelle %2 gibt es im Schema nicht.</translation>
    </message>
    <message>
        <source>%1: the table %2 has no column %3.</source>
        <translation>%1: Die Tabelle %2 hat keine Spalte %3.</translation>
    </message>
    <message>
        <source>The entities of project.toml do not fit the schema.</source>
        <translation>Die Stammdatenarten in project.toml passen nicht zum Schema.</translation>
    </message>
    <message>
        <source>Correct project.toml or the schema snapshot.</source>
        <translation>project.toml oder das Schema-Abbild berichtigen.</translation>
    </message>
    <message>
        <source>%1: the table %2 needs a primary key of exactly one column with whole numbers.</source>
        <translation>%1: Die Tabelle %2 braucht einen Primärschlüssel aus genau einer Spalte mit ganzen Zahlen.</translation>
    </message>
    <message>
        <source>%1: there is no entity %2.</source>
        <translation>%1: Es gibt keine Stammdatenart %2.</translation>
    </message>
    <message>
        <source>%1: the column %2 follows %3, which is no reference by id.</source>
        <translation>%1: Die Spalte %2 folgt %3; das ist kein Verweis über die ID.</translation>
    </message>
    <message>
        <source>%1: the column %2 cannot follow %3, which closes a circle of references.</source>
        <translation>%1: Die Spalte %2 kann dem Verweis %3 nicht folgen, der einen Kreis von Verweisen schließt.</translation>
    </message>
    <message>
        <source>These entities refer to each other in a circle, and none of the references can be NULL at first: %1.</source>
        <translation>Diese Stammdatenarten verweisen im Kreis aufeinander, und keiner der Verweise kann zunächst NULL sein: %1.</translation>
    </message>
</context>
<context>
    <name>Checkpoint</name>
    <message>
        <source>What the unfinished deployment has noted about itself cannot be read. Nothing was changed.</source>
        <translation>Was die nicht beendete Ausrollung über sich vermerkt hat, kann nicht gelesen werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Restore its backup, or close it: stellwerk-cli deployments close ID --reason TEXT</source>
        <translation>Ihre Sicherung wiederherstellen oder sie abschließen: stellwerk-cli deployments close ID --reason TEXT</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>made by hand</source>
        <translation>von Hand erstellt</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>vor einer Wiederherstellung</translation>
    </message>
    <message>
        <source>before a rollback</source>
        <translation>vor einem Zurückrollen</translation>
    </message>
    <message>
        <source>deployment of %1</source>
        <translation>Ausrollung von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Anlass</translation>
    </message>
    <message>
        <source>No backup of “%1”.</source>
        <translation>Keine Sicherung von „%1“.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Restored: %1, every table equals the backup.</source>
        <translation>Wiederhergestellt: %1, jede Tabelle gleicht der Sicherung.</translation>
    </message>
    <message>
        <source>What was there before: %1</source>
        <translation>Was vorher da war: %1</translation>
    </message>
    <message>
        <source>the backup file</source>
        <translation>die Sicherungsdatei</translation>
    </message>
    <message>
        <source>restorable copies of a database</source>
        <translation>wiederherstellbare Kopien einer Datenbank</translation>
    </message>
    <message>
        <source>back an environment up and read the backup back</source>
        <translation>eine Umgebung sichern und die Sicherung zurücklesen</translation>
    </message>
    <message>
        <source>make an environment what a backup says</source>
        <translation>eine Umgebung auf den Stand einer Sicherung bringen</translation>
    </message>
    <message>
        <source>the workspace folder (default: the nearest with a project.toml)</source>
        <translation>der Ordner des Arbeitsbereichs (Vorgabe: der nächste mit project.toml)</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>die Umgebung</translation>
    </message>
    <message>
        <source>the environment&apos;s name again, where production demands it</source>
        <translation>der Name der Umgebung noch einmal, wo die Produktion es verlangt</translation>
    </message>
    <message>
        <source>show what would be done and change nothing</source>
        <translation>zeigen, was getan würde, und nichts ändern</translation>
    </message>
    <message>
        <source>exit with 3 when there are differences or pending migrations</source>
        <translation>mit 3 enden, wenn es Abweichungen oder ausstehende Migrationen gibt</translation>
    </message>
    <message>
        <source>stop, and roll back what was begun, after this many seconds</source>
        <translation>nach so vielen Sekunden anhalten und Begonnenes zurückrollen</translation>
    </message>
    <message>
        <source>one JSON document on standard output</source>
        <translation>ein einziges JSON-Dokument auf der Standardausgabe</translation>
    </message>
    <message>
        <source>every event as a JSON line on standard output, the result last</source>
        <translation>jedes Ereignis als JSON-Zeile auf der Standardausgabe, das Ergebnis zuletzt</translation>
    </message>
    <message>
        <source>only data and errors, no talk</source>
        <translation>nur Daten und Fehler, keine Meldungen</translation>
    </message>
    <message>
        <source>no colours (nor with NO_COLOR, TERM=dumb, or without a terminal)</source>
        <translation>keine Farben (auch nicht mit NO_COLOR, TERM=dumb oder ohne Terminal)</translation>
    </message>
    <message>
        <source>never ask; fail and say what is missing</source>
        <translation>nie fragen; stattdessen fehlschlagen und sagen, was fehlt</translation>
    </message>
    <message>
        <source>de or en (default: the system&apos;s)</source>
        <translation>de oder en (Vorgabe: die Sprache des Systems)</translation>
    </message>
    <message>
        <source>show the version and exit</source>
        <translation>die Version anzeigen und beenden</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Take a version to an environment</source>
        <translation>Eine Version in eine Umgebung bringen</translation>
    </message>
    <message>
        <source>Keep safe</source>
        <translation>Absichern</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message numerus="yes">
        <source>The work was stopped after %n second(s), as --timeout says.</source>
        <translation>
            <numerusform>Die Arbeit wurde nach %n Sekunde angehalten, wie mit --timeout verlangt.</numerusform>
            <numerusform>Die Arbeit wurde nach %n Sekunden angehalten, wie mit --timeout verlangt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes an application&apos;s database from development to production safely.</source>
        <translation>Bringt die Datenbank einer Anwendung sicher von der Entwicklung in die Produktion.</translation>
    </message>
    <message>
        <source>show this help and exit</source>
        <translation>diese Hilfe anzeigen und beenden</translation>
    </message>
    <message>
        <source>The command has no action.</source>
        <translation>Der Befehl hat keine Aktion.</translation>
    </message>
    <message>
        <source>Password for “%1”: </source>
        <translation>Passwort für „%1“: </translation>
    </message>
    <message>
        <source>Which environment? The option --env is missing.</source>
        <translation>Welche Umgebung? Die Option --env fehlt.</translation>
    </message>
    <message>
        <source>See the names with: %1</source>
        <translation>Die Namen zeigt: %1</translation>
    </message>
    <message>
        <source>Type “%1” to go on: </source>
        <translation>Zum Fortfahren „%1“ eingeben: </translation>
    </message>
    <message>
        <source>“%1” has no dry run. Nothing was done.</source>
        <translation>„%1“ hat keinen Probelauf. Es wurde nichts getan.</translation>
    </message>
    <message>
        <source>The plan is now %1, not the approved one. Nothing was changed.</source>
        <translation>Der Plan ist jetzt %1, nicht der genehmigte. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Look at it again with --dry-run.</source>
        <translation>Mit --dry-run noch einmal ansehen.</translation>
    </message>
    <message>
        <source>%1 → %2 on “%3”, taking back:</source>
        <translation>%1 → %2 in „%3“; zurückgenommen wird:</translation>
    </message>
    <message>
        <source>Done. “%1” is at version %2.</source>
        <translation>Fertig. „%1“ hat jetzt Version %2.</translation>
    </message>
    <message>
        <source>deploy a package to an environment</source>
        <translation>ein Paket in eine Umgebung ausrollen</translation>
    </message>
    <message>
        <source>the package file</source>
        <translation>die Paketdatei</translation>
    </message>
    <message>
        <source>the last N migrations</source>
        <translation>die letzten N Migrationen</translation>
    </message>
    <message>
        <source>everything above this version</source>
        <translation>alles oberhalb dieser Version</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>BEFEHL</translation>
    </message>
    <message>
        <source>[OPTIONS]</source>
        <translation>[OPTIONEN]</translation>
    </message>
    <message>
        <source>Exit codes</source>
        <translation>Rückgabewerte</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>a defect of this program</source>
        <translation>ein Fehler in diesem Programm</translation>
    </message>
    <message>
        <source>the command line is wrong, or a confirmation is missing</source>
        <translation>die Befehlszeile ist falsch, oder eine Bestätigung fehlt</translation>
    </message>
    <message>
        <source>differences or pending migrations (only with --exit-code)</source>
        <translation>Abweichungen oder ausstehende Migrationen (nur mit --exit-code)</translation>
    </message>
    <message>
        <source>a check failed, nothing was changed</source>
        <translation>eine Prüfung ist fehlgeschlagen, es wurde nichts geändert</translation>
    </message>
    <message>
        <source>conflicts must be decided</source>
        <translation>Konflikte müssen entschieden werden</translation>
    </message>
    <message>
        <source>failed and rolled back</source>
        <translation>fehlgeschlagen und zurückgerollt</translation>
    </message>
    <message>
        <source>failed, and the rollback failed too</source>
        <translation>fehlgeschlagen, und das Zurückrollen ist auch fehlgeschlagen</translation>
    </message>
    <message>
        <source>not reachable, or out of time</source>
        <translation>nicht erreichbar oder Zeit abgelaufen</translation>
    </message>
    <message>
        <source>another run holds the lock</source>
        <translation>ein anderer Lauf hält die Sperre</translation>
    </message>
    <message>
        <source>not authorised</source>
        <translation>nicht berechtigt</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>See: %1</source>
        <translation>Siehe: %1</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>A command is missing after “%1”.</source>
        <translation>Nach „%1“ fehlt ein Befehl.</translation>
    </message>
    <message>
        <source>“%1” has no command “%2”.</source>
        <translation>„%1“ hat keinen Befehl „%2“.</translation>
    </message>
    <message>
        <source>“%1” does not know “%2”.</source>
        <translation>„%1“ kennt „%2“ nicht.</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Es fehlt: %1</translation>
    </message>
    <message>
        <source>The number of values of %1 is wrong.</source>
        <translation>Die Anzahl der Werte von %1 ist falsch.</translation>
    </message>
    <message>
        <source>The value of %1 does not fit.</source>
        <translation>Der Wert von %1 passt nicht.</translation>
    </message>
    <message>
        <source>The command line cannot be read.</source>
        <translation>Die Befehlszeile kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Cancelling; what was begun is rolled back. Press again to leave it as it is.</source>
        <translation>Wird abgebrochen; Begonnenes wird zurückgerollt. Noch einmal drücken, um alles zu lassen, wie es ist.</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>file changed since</source>
        <translation>Datei seither geändert</translation>
    </message>
    <message>
        <source>below the version, but not in the history</source>
        <translation>unterhalb der Version, aber nicht im Verlauf</translation>
    </message>
    <message>
        <source>above the required version</source>
        <translation>oberhalb der erforderlichen Version</translation>
    </message>
    <message>
        <source>applied, but its file is missing</source>
        <translation>angewendet, aber ihre Datei fehlt</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>No migration.</source>
        <translation>Keine Migration.</translation>
    </message>
    <message>
        <source>There is no migration %1.</source>
        <translation>Es gibt keine Migration %1.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>Berührt</translation>
    </message>
    <message>
        <source>the steps between database versions</source>
        <translation>die Schritte zwischen Datenbankversionen</translation>
    </message>
    <message>
        <source>every migration and what an environment knows of it</source>
        <translation>jede Migration und was eine Umgebung von ihr weiß</translation>
    </message>
    <message>
        <source>those that an environment still needs</source>
        <translation>die Migrationen, die eine Umgebung noch braucht</translation>
    </message>
    <message>
        <source>one migration with its SQL and its warnings</source>
        <translation>eine Migration mit ihrem SQL und ihren Warnungen</translation>
    </message>
    <message>
        <source>its number</source>
        <translation>ihre Nummer</translation>
    </message>
    <message>
        <source>Error:</source>
        <translation>Fehler:</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Database version</source>
        <translation>Datenbankversion</translation>
    </message>
    <message>
        <source>Backend version</source>
        <translation>Backend-Version</translation>
    </message>
    <message>
        <source>Created (UTC)</source>
        <translation>Erstellt (UTC)</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>Stammdaten</translation>
    </message>
    <message numerus="yes">
        <source>in %n kind(s)</source>
        <translation>
            <numerusform>in %n Art</numerusform>
            <numerusform>in %n Arten</numerusform>
        </translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>No package was written.</source>
        <translation>Es wurde kein Paket geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%1: every checksum is right (%n file(s)).</source>
        <translation>
            <numerusform>%1: Jede Prüfsumme stimmt (%n Datei).</numerusform>
            <numerusform>%1: Jede Prüfsumme stimmt (%n Dateien).</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown files: %1</source>
        <translation>Unbekannte Dateien: %1</translation>
    </message>
    <message>
        <source>The project has no entity “%1”.</source>
        <translation>Das Projekt hat keine Stammdatenart „%1“.</translation>
    </message>
    <message>
        <source>export master data and bundle it with the migrations</source>
        <translation>Stammdaten exportieren und mit den Migrationen bündeln</translation>
    </message>
    <message>
        <source>the folder for the package (default: packages/)</source>
        <translation>der Ordner für das Paket (Vorgabe: packages/)</translation>
    </message>
    <message>
        <source>what carries a version to an environment</source>
        <translation>was eine Version in eine Umgebung bringt</translation>
    </message>
    <message>
        <source>what a package would change in an environment</source>
        <translation>was ein Paket in einer Umgebung ändern würde</translation>
    </message>
    <message>
        <source>only this kind of master data</source>
        <translation>nur diese Stammdatenart</translation>
    </message>
    <message>
        <source>every row, not only the first few</source>
        <translation>jede Zeile, nicht nur die ersten</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n Anweisung</numerusform>
            <numerusform>%n Anweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>touches %1</source>
        <translation>berührt %1</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Stammdatenart</translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s), shown with --rows</source>
        <translation>
            <numerusform>%n weitere Zeile, mit --rows zu sehen</numerusform>
            <numerusform>%n weitere Zeilen, mit --rows zu sehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Package %1: %2 → %3 on “%4”</source>
        <translation>Paket %1: %2 → %3 in „%4“</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Pending migrations</source>
        <translation>Ausstehende Migrationen</translation>
    </message>
    <message numerus="yes">
        <source>%n protected table(s) are fingerprinted before and after.</source>
        <translation>
            <numerusform>%n geschützte Tabelle wird vorher und nachher per Fingerabdruck verglichen.</numerusform>
            <numerusform>%n geschützte Tabellen werden vorher und nachher per Fingerabdruck verglichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No differences: nothing to deploy.</source>
        <translation>Keine Abweichungen: nichts auszurollen.</translation>
    </message>
    <message>
        <source>Plan %1</source>
        <translation>Plan %1</translation>
    </message>
    <message>
        <source>The report %1 cannot be read.</source>
        <translation>Der Bericht %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>not finished: running, or killed</source>
        <translation>nicht beendet: läuft noch oder wurde gewaltsam beendet</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Ausrollung</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>No deployment yet.</source>
        <translation>Noch keine Ausrollung.</translation>
    </message>
    <message>
        <source>There is no deployment “%1”.</source>
        <translation>Es gibt keine Ausrollung „%1“.</translation>
    </message>
    <message>
        <source>What happened so far: %1</source>
        <translation>Was bisher geschah: %1</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>what was deployed from this workspace</source>
        <translation>was aus diesem Arbeitsbereich ausgerollt wurde</translation>
    </message>
    <message>
        <source>all deployments, the newest first</source>
        <translation>alle Ausrollungen, die neueste zuerst</translation>
    </message>
    <message>
        <source>one deployment, the last one if none is named</source>
        <translation>eine Ausrollung; ohne Angabe die letzte</translation>
    </message>
    <message>
        <source>its name in the list</source>
        <translation>ihr Name in der Liste</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>Bericht: %1</translation>
    </message>
    <message>
        <source>“%1” is no version; it looks like 0.4.0.</source>
        <translation>„%1“ ist keine Version; eine Version sieht aus wie 0.4.0.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) to the schema of %1.</source>
        <translation>
            <numerusform>%n Abweichung vom Schema von %1.</numerusform>
            <numerusform>%n Abweichungen vom Schema von %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Es wurde nichts eingetragen.</translation>
    </message>
    <message>
        <source>“%1” is now recorded at version %2.</source>
        <translation>„%1“ ist jetzt mit Version %2 eingetragen.</translation>
    </message>
    <message>
        <source>adopt an untracked database at a version</source>
        <translation>eine nicht erfasste Datenbank mit einer Version übernehmen</translation>
    </message>
    <message>
        <source>the database version that it has</source>
        <translation>die Datenbankversion, die sie hat</translation>
    </message>
    <message>
        <source>record the version although the schema differs</source>
        <translation>die Version eintragen, obwohl das Schema abweicht</translation>
    </message>
    <message>
        <source>the structure of a database</source>
        <translation>die Struktur einer Datenbank</translation>
    </message>
    <message>
        <source>write the schema of an environment as a snapshot</source>
        <translation>das Schema einer Umgebung als Schema-Abbild schreiben</translation>
    </message>
    <message>
        <source>one line per column instead</source>
        <translation>stattdessen eine Zeile je Spalte</translation>
    </message>
    <message>
        <source>“%1” is not as it should be. %2: %3</source>
        <translation>„%1“ ist nicht, wie es sein soll. %2: %3</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>versions, pending migrations and the next sensible step</source>
        <translation>Versionen, ausstehende Migrationen und der nächste sinnvolle Schritt</translation>
    </message>
    <message>
        <source>check a database against the project</source>
        <translation>eine Datenbank gegen das Projekt prüfen</translation>
    </message>
    <message>
        <source>the databases that the workspace knows</source>
        <translation>die Datenbanken, die der Arbeitsbereich kennt</translation>
    </message>
    <message>
        <source>the environments of the workspace</source>
        <translation>die Umgebungen des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 %2 · needs database version %3</source>
        <translation>%1 %2 · braucht Datenbankversion %3</translation>
    </message>
    <message>
        <source>Describe your environments in %1.</source>
        <translation>Die Umgebungen in %1 beschreiben.</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Letzte Sicherung</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>The question was not answered; nothing was done.</source>
        <translation>Die Frage wurde nicht beantwortet; es wurde nichts getan.</translation>
    </message>
    <message>
        <source>The input ended before the question was answered.</source>
        <translation>Die Eingabe endete, bevor die Frage beantwortet war.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
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
        <translation>%1 s</translation>
    </message>
    <message>
        <source>development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>Vorproduktion</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>every statement and detail</source>
        <translation>jede Anweisung und Einzelheit</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>Aufruf:</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>Beispiel:</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Options of every command</source>
        <translation>Optionen jedes Befehls</translation>
    </message>
    <message>
        <source>so long for the lock of somebody else</source>
        <translation>so lange auf die Sperre eines anderen warten</translation>
    </message>
    <message>
        <source>Undo the deployment %1 on “%2”.</source>
        <translation>Die Ausrollung %1 in „%2“ rückgängig machen.</translation>
    </message>
    <message>
        <source>Undo what unfinished migrations have applied to “%1”.</source>
        <translation>Rückgängig machen, was nicht beendete Migrationen in „%1“ angewendet haben.</translation>
    </message>
    <message>
        <source>Done. Nothing is unfinished on “%1” any more.</source>
        <translation>Fertig. In „%1“ ist nichts Unbeendetes mehr.</translation>
    </message>
    <message>
        <source>Say how far: one of --steps N with N &gt; 0, --to-version V, --deployment ID or --unfinished.</source>
        <translation>Angeben, wie weit: eines von --steps N mit N &gt; 0, --to-version V, --deployment ID oder --unfinished.</translation>
    </message>
    <message>
        <source>go on with the deployment that was not finished</source>
        <translation>die nicht beendete Ausrollung fortsetzen</translation>
    </message>
    <message>
        <source>with --resume: although users have written since it was interrupted</source>
        <translation>mit --resume: auch wenn Benutzer seit der Unterbrechung geschrieben haben</translation>
    </message>
    <message>
        <source>what a run that was interrupted has applied</source>
        <translation>was ein unterbrochener Lauf angewendet hat</translation>
    </message>
    <message>
        <source>Applied (-) and now (+):</source>
        <translation>Angewendet (-) und jetzt (+):</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The migrations have %n finding(s) of the level error.</source>
        <translation>
            <numerusform>Die Migrationen haben %n Befund der Stufe error.</numerusform>
            <numerusform>Die Migrationen haben %n Befunde der Stufe error.</numerusform>
        </translation>
    </message>
    <message>
        <source>docs/lint.md explains each code and how to deal with it.</source>
        <translation>docs/lint.md erklärt jeden Code und wie damit umzugehen ist.</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>Write it: stellwerk-cli migrations hash</source>
        <translation>Sie schreiben: stellwerk-cli migrations hash</translation>
    </message>
    <message>
        <source>The migrations are those of the sum file.</source>
        <translation>Die Migrationen sind die der Summendatei.</translation>
    </message>
    <message>
        <source>what is risky about the migrations of the workspace</source>
        <translation>was an den Migrationen des Arbeitsbereichs riskant ist</translation>
    </message>
    <message>
        <source>only these</source>
        <translation>nur diese</translation>
    </message>
    <message>
        <source>run them forth and back on a scratch database and compare with the snapshots</source>
        <translation>sie auf einer Probedatenbank vor und zurück ausführen und mit den Schema-Abbildern vergleichen</translation>
    </message>
    <message>
        <source>write the checksums of all migrations</source>
        <translation>die Prüfsummen aller Migrationen schreiben</translation>
    </message>
    <message>
        <source>only compare</source>
        <translation>nur vergleichen</translation>
    </message>
    <message>
        <source>begin the next migration</source>
        <translation>die nächste Migration beginnen</translation>
    </message>
    <message>
        <source>what it does, in a few words</source>
        <translation>was sie tut, in wenigen Worten</translation>
    </message>
    <message>
        <source>the database version that it belongs to (default: the required one)</source>
        <translation>die Datenbankversion, zu der sie gehört (Vorgabe: die erforderliche)</translation>
    </message>
    <message>
        <source>a file for MariaDB and one for SQLite</source>
        <translation>eine Datei für MariaDB und eine für SQLite</translation>
    </message>
    <message>
        <source>%1 → %2 on “%3”:</source>
        <translation>%1 → %2 in „%3“:</translation>
    </message>
    <message>
        <source>No migration is pending.</source>
        <translation>Es steht keine Migration aus.</translation>
    </message>
    <message>
        <source>Say what is true: one of --retry-from K with K &gt; 0, --applied or --not-applied.</source>
        <translation>Angeben, was zutrifft: eines von --retry-from K mit K &gt; 0, --applied oder --not-applied.</translation>
    </message>
    <message>
        <source>Migration %1 on “%2” goes on at statement %3.</source>
        <translation>Migration %1 in „%2“ wird bei Anweisung %3 fortgesetzt.</translation>
    </message>
    <message>
        <source>Migration %1 on “%2” counts as applied.</source>
        <translation>Migration %1 in „%2“ gilt als angewendet.</translation>
    </message>
    <message>
        <source>Migration %1 on “%2” counts as not applied.</source>
        <translation>Migration %1 in „%2“ gilt als nicht angewendet.</translation>
    </message>
    <message>
        <source>run the pending ones, without a package</source>
        <translation>die ausstehenden ausführen, ohne Paket</translation>
    </message>
    <message>
        <source>up to this version</source>
        <translation>bis zu dieser Version</translation>
    </message>
    <message>
        <source>without a backup first; production makes one all the same</source>
        <translation>ohne vorherige Sicherung; für die Produktion wird trotzdem eine erstellt</translation>
    </message>
    <message>
        <source>say what is true of a migration that was repaired by hand</source>
        <translation>angeben, was für eine von Hand reparierte Migration zutrifft</translation>
    </message>
    <message>
        <source>the statements before this one are applied, the rest is not</source>
        <translation>die Anweisungen vor dieser sind angewendet, die übrigen nicht</translation>
    </message>
    <message>
        <source>all of it is applied</source>
        <translation>alles davon ist angewendet</translation>
    </message>
    <message>
        <source>nothing of it is applied</source>
        <translation>nichts davon ist angewendet</translation>
    </message>
    <message>
        <source>why; kept in the journal</source>
        <translation>warum; wird im Journal aufbewahrt</translation>
    </message>
    <message>
        <source>The deployment %1 of “%2” counts as dealt with.</source>
        <translation>Die Ausrollung %1 von „%2“ gilt als erledigt.</translation>
    </message>
    <message>
        <source>say that an unfinished deployment was dealt with in another way</source>
        <translation>angeben, dass eine nicht beendete Ausrollung auf andere Weise erledigt wurde</translation>
    </message>
    <message>
        <source>why; kept in the target</source>
        <translation>warum; wird im Ziel aufbewahrt</translation>
    </message>
    <message>
        <source>“%1” does not say which version it has.</source>
        <translation>„%1“ gibt nicht an, welche Version sie hat.</translation>
    </message>
    <message>
        <source>Name what it should be compared with: --snapshot VERSION or --with ENVIRONMENT.</source>
        <translation>Angeben, womit verglichen werden soll: --snapshot VERSION oder --with ENVIRONMENT.</translation>
    </message>
    <message>
        <source>the snapshot of %1</source>
        <translation>dem Schema-Abbild von %1</translation>
    </message>
    <message>
        <source>The schema snapshot %1 does not exist.</source>
        <translation>Das Schema-Abbild %1 existiert nicht.</translation>
    </message>
    <message>
        <source>Write it with “stellwerk-cli schema dump” from a database of that version, or name another one with --snapshot.</source>
        <translation>Es mit „stellwerk-cli schema dump“ aus einer Datenbank dieser Version schreiben oder mit --snapshot ein anderes angeben.</translation>
    </message>
    <message>
        <source>“%1” is no rule of schema comparisons that can be switched off.</source>
        <translation>„%1“ ist keine Regel für Schemavergleiche, die sich abschalten lässt.</translation>
    </message>
    <message>
        <source>Known rules: %1.</source>
        <translation>Bekannte Regeln: %1.</translation>
    </message>
    <message>
        <source>--snapshot and --with exclude each other.</source>
        <translation>--snapshot und --with schließen einander aus.</translation>
    </message>
    <message>
        <source>The databases are of two kinds: only what both can hold was compared, and neither views nor triggers.</source>
        <translation>Die Datenbanken sind von zweierlei Art: Verglichen wurde nur, was beide aufnehmen können, und weder Sichten noch Trigger.</translation>
    </message>
    <message>
        <source>%1 equals %2.</source>
        <translation>%1 gleicht %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) of %1 to %2.</source>
        <translation>
            <numerusform>%n Abweichung bei %1 gegenüber %2.</numerusform>
            <numerusform>%n Abweichungen bei %1 gegenüber %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: what it lacks of %2</source>
        <translation>%1: was dort gegenüber %2 fehlt</translation>
    </message>
    <message>
        <source>“%1” does not say which version it has, so former names of tables are not known.</source>
        <translation>„%1“ gibt nicht an, welche Version sie hat, daher sind frühere Namen von Tabellen nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing is left over in “%1”.</source>
        <translation>In „%1“ ist nichts übrig geblieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) left over in “%1”. Nothing was changed; --sql shows the statements.</source>
        <translation>
            <numerusform>%n Überrest in „%1“. Es wurde nichts geändert; --sql zeigt die Anweisungen.</numerusform>
            <numerusform>%n Überreste in „%1“. Es wurde nichts geändert; --sql zeigt die Anweisungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>compare the schema of an environment with a snapshot or another one</source>
        <translation>das Schema einer Umgebung mit einem Schema-Abbild oder einer anderen Umgebung vergleichen</translation>
    </message>
    <message>
        <source>a version or a file (default: the version that the database says it has)</source>
        <translation>eine Version oder eine Datei (Vorgabe: die Version, die die Datenbank angibt)</translation>
    </message>
    <message>
        <source>the environment that is as it should be</source>
        <translation>die Umgebung, die so ist, wie sie sein soll</translation>
    </message>
    <message>
        <source>a rule that does not count; may be repeated</source>
        <translation>eine Regel, die nicht gilt; kann wiederholt werden</translation>
    </message>
    <message>
        <source>print the statements that would add what is missing</source>
        <translation>die Anweisungen ausgeben, die das Fehlende hinzufügen würden</translation>
    </message>
    <message>
        <source>find redundant indexes and foreign keys, and former names</source>
        <translation>überflüssige Indizes und Fremdschlüssel sowie frühere Namen finden</translation>
    </message>
    <message>
        <source>print the statements that would remove them</source>
        <translation>die Anweisungen ausgeben, die sie entfernen würden</translation>
    </message>
    <message>
        <source>expected: %1</source>
        <translation>erwartet: %1</translation>
    </message>
    <message>
        <source>found: %1</source>
        <translation>gefunden: %1</translation>
    </message>
    <message>
        <source>expected: %1, found: %2</source>
        <translation>erwartet: %1, gefunden: %2</translation>
    </message>
    <message>
        <source>left alone: %1 (%2): %3</source>
        <translation>unverändert gelassen: %1 (%2): %3</translation>
    </message>
    <message>
        <source>= same</source>
        <translation>= gleich</translation>
    </message>
    <message>
        <source> (was %1)</source>
        <translation> (zuvor %1)</translation>
    </message>
    <message>
        <source> (kept)</source>
        <translation> (behalten)</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>zu entscheiden</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>perhaps “%1” under another name (%2 % alike)</source>
        <translation>vielleicht „%1“ unter anderem Namen (zu %2 % ähnlich)</translation>
    </message>
    <message>
        <source>The package has no rows: confirm that those of the target stay.</source>
        <translation>Das Paket enthält keine Zeilen: bestätigen, dass die des Ziels bleiben.</translation>
    </message>
    <message>
        <source>The decision about “%1” fell: its data has changed.</source>
        <translation>Die Entscheidung zu „%1“ ist hinfällig: Die Daten haben sich geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot travel.</source>
        <translation>
            <numerusform>%n Zeile lässt sich nicht übertragen.</numerusform>
            <numerusform>%n Zeilen lassen sich nicht übertragen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The master data of “%1” has %n mistake(s).</source>
        <translation>
            <numerusform>Die Stammdaten von „%1“ enthalten %n Fehler.</numerusform>
            <numerusform>Die Stammdaten von „%1“ enthalten %n Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct them in development; the rows concerned are not deployed.</source>
        <translation>Sie in der Entwicklung berichtigen; die betroffenen Zeilen werden nicht ausgerollt.</translation>
    </message>
    <message>
        <source>Take the import %1 on “%2” back.</source>
        <translation>Den Import %1 in „%2“ zurücknehmen.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are what they were before the import.</source>
        <translation>
            <numerusform>%n Zeile ist wieder wie vor dem Import.</numerusform>
            <numerusform>%n Zeilen sind wieder wie vor dem Import.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left alone.</source>
        <translation>
            <numerusform>%n Zeile wurde unverändert gelassen.</numerusform>
            <numerusform>%n Zeilen wurden unverändert gelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>a package, or a folder of export files</source>
        <translation>ein Paket oder ein Ordner mit Exportdateien</translation>
    </message>
    <message>
        <source>another environment instead</source>
        <translation>stattdessen eine andere Umgebung</translation>
    </message>
    <message>
        <source>the rows that travel, without migrations</source>
        <translation>die Zeilen, die übertragen werden, ohne Migrationen</translation>
    </message>
    <message>
        <source>write the rows of an environment as files</source>
        <translation>die Zeilen einer Umgebung als Dateien schreiben</translation>
    </message>
    <message>
        <source>where to (default: masterdata/NAME)</source>
        <translation>wohin (Vorgabe: masterdata/NAME)</translation>
    </message>
    <message>
        <source>write nothing when a row cannot travel</source>
        <translation>nichts schreiben, wenn sich eine Zeile nicht übertragen lässt</translation>
    </message>
    <message>
        <source>what an import would change</source>
        <translation>was ein Import ändern würde</translation>
    </message>
    <message>
        <source>write it as a page, too</source>
        <translation>es auch als HTML-Seite schreiben</translation>
    </message>
    <message>
        <source>bring the rows of an environment up to date</source>
        <translation>die Zeilen einer Umgebung auf den neuesten Stand bringen</translation>
    </message>
    <message>
        <source>take the last import back, but for what was changed since</source>
        <translation>den letzten Import zurücknehmen, außer was seither geändert wurde</translation>
    </message>
    <message>
        <source>the run, by its id, or its reverse file</source>
        <translation>der Lauf, anhand seiner ID, oder seine Rücknahmedatei</translation>
    </message>
    <message>
        <source>find rows that cannot travel or contradict each other</source>
        <translation>Zeilen finden, die sich nicht übertragen lassen oder einander widersprechen</translation>
    </message>
    <message>
        <source>Which row? Give one of --key, --id, --empty and --all-open.</source>
        <translation>Welche Zeile? Eines von --key, --id, --empty oder --all-open angeben.</translation>
    </message>
    <message>
        <source>Of which kind of master data? The option --entity is missing.</source>
        <translation>Von welcher Stammdatenart? Die Option --entity fehlt.</translation>
    </message>
    <message>
        <source>--keep-cell is about single columns of one row; the others are taken from the package.</source>
        <translation>--keep-cell betrifft einzelne Spalten einer Zeile; die übrigen werden aus dem Paket übernommen.</translation>
    </message>
    <message>
        <source>--empty means that the target&apos;s rows stay; nothing else can be taken.</source>
        <translation>--empty bedeutet, dass die Zeilen des Ziels bleiben; etwas anderes lässt sich nicht übernehmen.</translation>
    </message>
    <message>
        <source>--all-open says what is taken; leave --take out.</source>
        <translation>--all-open gibt an, was übernommen wird; --take weglassen.</translation>
    </message>
    <message>
        <source>What is taken? Give --take package, target, rename, delete or keep, or --keep-cell COLUMN.</source>
        <translation>Was wird übernommen? --take package, target, rename, delete oder keep angeben, oder --keep-cell COLUMN.</translation>
    </message>
    <message>
        <source>The decision was taken back.</source>
        <translation>Die Entscheidung wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Nothing is open that could be decided so.</source>
        <translation>Nichts Offenes lässt sich so entscheiden.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) are missing.</source>
        <translation>
            <numerusform>%n Entscheidung fehlt.</numerusform>
            <numerusform>%n Entscheidungen fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>say what becomes of rows in doubt</source>
        <translation>angeben, was aus Zeilen wird, die im Zweifel sind</translation>
    </message>
    <message>
        <source>the kind of master data</source>
        <translation>die Stammdatenart</translation>
    </message>
    <message>
        <source>the row, by its key as it is shown</source>
        <translation>die Zeile, anhand ihres Schlüssels, wie er angezeigt wird</translation>
    </message>
    <message>
        <source>the row, by its id in the target</source>
        <translation>die Zeile, anhand ihrer ID im Ziel</translation>
    </message>
    <message>
        <source>package, target, rename, delete or keep</source>
        <translation>package, target, rename, delete oder keep</translation>
    </message>
    <message>
        <source>a column that stays as it is in the target; the others are taken</source>
        <translation>eine Spalte, die bleibt, wie sie im Ziel ist; die übrigen werden übernommen</translation>
    </message>
    <message>
        <source>the rows of the entity stay although the package has none</source>
        <translation>die Zeilen der Stammdatenart bleiben, obwohl das Paket keine enthält</translation>
    </message>
    <message>
        <source>everything that is open: package, target, delete or keep</source>
        <translation>alles, was offen ist: package, target, delete oder keep</translation>
    </message>
    <message>
        <source>why; kept with the decision</source>
        <translation>warum; wird mit der Entscheidung aufbewahrt</translation>
    </message>
    <message>
        <source>show what is open and what was decided</source>
        <translation>anzeigen, was offen ist und was entschieden wurde</translation>
    </message>
    <message>
        <source>take the decision back</source>
        <translation>die Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>project.toml does not fit the schema</source>
        <translation>project.toml passt nicht zum Schema</translation>
    </message>
    <message>
        <source>missing tables</source>
        <translation>fehlende Tabellen</translation>
    </message>
    <message>
        <source>missing columns</source>
        <translation>fehlende Spalten</translation>
    </message>
    <message>
        <source>empty keys</source>
        <translation>leere Schlüssel</translation>
    </message>
    <message>
        <source>keys that are not unique</source>
        <translation>nicht eindeutige Schlüssel</translation>
    </message>
    <message>
        <source>references to nothing</source>
        <translation>Verweise ins Leere</translation>
    </message>
    <message>
        <source>references to rows without a unique key</source>
        <translation>Verweise auf Zeilen ohne eindeutigen Schlüssel</translation>
    </message>
    <message>
        <source>“none” where a foreign key wants a row</source>
        <translation>„none“, wo ein Fremdschlüssel eine Zeile verlangt</translation>
    </message>
    <message>
        <source>derived columns that differ from what they repeat</source>
        <translation>abgeleitete Spalten, die von dem abweichen, was sie wiederholen</translation>
    </message>
    <message>
        <source>references by value without a partner</source>
        <translation>Verweise über einen Wert ohne Gegenstück</translation>
    </message>
    <message>
        <source>user data that names rows which do not exist</source>
        <translation>Benutzerdaten, die Zeilen nennen, die es nicht gibt</translation>
    </message>
    <message>
        <source>Master data of %1 for “%2” (database version %3)</source>
        <translation>Stammdaten von %1 für „%2“ (Datenbankversion %3)</translation>
    </message>
    <message>
        <source>No differences: nothing to import.</source>
        <translation>Keine Abweichungen: nichts zu importieren.</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Not touched</source>
        <translation>Nicht berührt</translation>
    </message>
    <message>
        <source>Left alone:</source>
        <translation>Unverändert gelassen:</translation>
    </message>
    <message numerus="yes">
        <source>in %n file(s)</source>
        <translation>
            <numerusform>in %n Datei</numerusform>
            <numerusform>in %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>These rows cannot travel:</source>
        <translation>Diese Zeilen lassen sich nicht übertragen:</translation>
    </message>
    <message>
        <source>No mistake found.</source>
        <translation>Kein Fehler gefunden.</translation>
    </message>
    <message>
        <source>the target&apos;s rows stay</source>
        <translation>die Zeilen des Ziels bleiben</translation>
    </message>
    <message>
        <source>keeps %1</source>
        <translation>behält %1</translation>
    </message>
    <message>
        <source>is “%1” of the target</source>
        <translation>ist „%1“ im Ziel</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Es ist nichts offen.</translation>
    </message>
    <message>
        <source>Open:</source>
        <translation>Offen:</translation>
    </message>
    <message>
        <source>(fell: the data has changed)</source>
        <translation>(hinfällig: die Daten haben sich geändert)</translation>
    </message>
    <message>
        <source>Decided:</source>
        <translation>Entschieden:</translation>
    </message>
    <message>
        <source>Make one with: %1</source>
        <translation>Eine erstellen mit: %1</translation>
    </message>
    <message>
        <source>%1 tables as in the database now, %2 changed since</source>
        <translation>%1 Tabellen wie jetzt in der Datenbank, %2 seitdem geändert</translation>
    </message>
    <message>
        <source>Say which backup: one of FILE, --latest or --all.</source>
        <translation>Angeben, welche Sicherung: eines von FILE, --latest oder --all.</translation>
    </message>
    <message>
        <source>%1 is no backup of this workspace, so nothing removes it. Nothing was changed.</source>
        <translation>%1 ist keine Sicherung dieses Arbeitsbereichs und wird daher nie entfernt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 is pinned: it stays until it is unpinned.</source>
        <translation>%1 ist festgehalten: Die Sicherung bleibt, bis sie wieder freigegeben wird.</translation>
    </message>
    <message>
        <source>%1 is not pinned any more.</source>
        <translation>%1 ist nicht mehr festgehalten.</translation>
    </message>
    <message>
        <source>No backup of “%1” has to go.</source>
        <translation>Von „%1“ ist keine Sicherung zu entfernen.</translation>
    </message>
    <message>
        <source>%1 was to go, but stays: something has changed since the preview.</source>
        <translation>%1 sollte entfernt werden, bleibt aber: Seit der Vorschau hat sich etwas geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) removed, %1 freed.</source>
        <translation>
            <numerusform>%n Sicherung entfernt, %1 frei geworden.</numerusform>
            <numerusform>%n Sicherungen entfernt, %1 frei geworden.</numerusform>
        </translation>
    </message>
    <message>
        <source>look whether a backup can be trusted, and remember it</source>
        <translation>prüfen, ob einer Sicherung zu trauen ist, und es vermerken</translation>
    </message>
    <message>
        <source>the newest backup of the environment</source>
        <translation>die neueste Sicherung der Umgebung</translation>
    </message>
    <message>
        <source>every backup of the environment</source>
        <translation>jede Sicherung der Umgebung</translation>
    </message>
    <message>
        <source>checksum: the bytes are those that were written; contents: read completely and counted; restored: restored into a scratch database on the environment&apos;s server and compared</source>
        <translation>checksum: die Bytes sind die geschriebenen; contents: vollständig gelesen und gezählt; restored: in eine Probedatenbank auf dem Server der Umgebung wiederhergestellt und verglichen</translation>
    </message>
    <message>
        <source>the backup, by its path or its name in the environment&apos;s folder</source>
        <translation>die Sicherung, mit ihrem Pfad oder ihrem Namen im Ordner der Umgebung</translation>
    </message>
    <message>
        <source>never remove a backup</source>
        <translation>eine Sicherung niemals entfernen</translation>
    </message>
    <message>
        <source>why, for those who come later</source>
        <translation>warum, für alle, die später kommen</translation>
    </message>
    <message>
        <source>let a pinned backup go when its time has come</source>
        <translation>eine festgehaltene Sicherung freigeben, damit sie zu ihrer Zeit entfernt wird</translation>
    </message>
    <message>
        <source>the backups of an environment and how far they can be trusted</source>
        <translation>die Sicherungen einer Umgebung und wie weit ihnen zu trauen ist</translation>
    </message>
    <message>
        <source>remove backups that the environment&apos;s retention lets go</source>
        <translation>Sicherungen entfernen, die nach der Aufbewahrung der Umgebung entfallen</translation>
    </message>
    <message>
        <source>native: Stellwerk&apos;s own form; sql: mariadb-dump; physical: mariadb-backup</source>
        <translation>native: Stellwerks eigene Form; sql: mariadb-dump; physical: mariadb-backup</translation>
    </message>
    <message>
        <source>what it is made for; kept in the backup</source>
        <translation>wofür sie erstellt wird; in der Sicherung vermerkt</translation>
    </message>
    <message>
        <source>made by hand: %1</source>
        <translation>von Hand erstellt: %1</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>ungeprüft</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>does not fit here</source>
        <translation>passt hier nicht</translation>
    </message>
    <message>
        <source>pinned by %1</source>
        <translation>festgehalten von %1</translation>
    </message>
    <message>
        <source>pinned by %1: %2</source>
        <translation>festgehalten von %1: %2</translation>
    </message>
    <message>
        <source>needed by the deployment %1</source>
        <translation>von der Ausrollung %1 benötigt</translation>
    </message>
    <message>
        <source>cannot be read now</source>
        <translation>derzeit nicht lesbar</translation>
    </message>
    <message>
        <source>the newest</source>
        <translation>die neueste</translation>
    </message>
    <message>
        <source>the newest verified one: %1</source>
        <translation>die neueste geprüfte: %1</translation>
    </message>
    <message>
        <source>recent</source>
        <translation>kürzlich erstellt</translation>
    </message>
    <message>
        <source>the one of its day</source>
        <translation>die ihres Tages</translation>
    </message>
    <message>
        <source>another one of its day stays</source>
        <translation>eine andere ihres Tages bleibt</translation>
    </message>
    <message>
        <source>old</source>
        <translation>alt</translation>
    </message>
    <message>
        <source>checksum right</source>
        <translation>Prüfsumme stimmt</translation>
    </message>
    <message>
        <source>read completely</source>
        <translation>vollständig gelesen</translation>
    </message>
    <message>
        <source>test-restored</source>
        <translation>Probe-Wiederherstellung gelungen</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>Sie kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) would go</source>
        <translation>
            <numerusform>%n Sicherung würde entfernt</numerusform>
            <numerusform>%n Sicherungen würden entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2); all of the last %3 days stay, then one per day up to %4 days.</source>
        <translation>%1 (%2); alle der letzten %3 Tage bleiben, danach eine je Tag bis zu %4 Tagen.</translation>
    </message>
    <message>
        <source>Nobody agreed to this. Nothing was changed.</source>
        <translation>Niemand hat dem zugestimmt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Look at it with --dry-run, then give --yes.</source>
        <translation>Mit --dry-run ansehen, dann --yes angeben.</translation>
    </message>
    <message>
        <source>Go on? [y/N] </source>
        <translation>Fortfahren? [j/N] </translation>
    </message>
    <message>
        <source>%1 of %2, version %3, written %4</source>
        <translation>%1 von %2, Version %3, geschrieben %4</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Not in the file</source>
        <translation>Nicht in der Datei</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) are missing; loading leaves them as they are:</source>
        <translation>
            <numerusform>%n Tabelle fehlt; das Laden lässt sie unverändert:</numerusform>
            <numerusform>%n Tabellen fehlen; das Laden lässt sie unverändert:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) forbid loading it:</source>
        <translation>
            <numerusform>%n Problem verhindert das Laden:</numerusform>
            <numerusform>%n Probleme verhindern das Laden:</numerusform>
        </translation>
    </message>
    <message>
        <source>loading an export</source>
        <translation>Laden eines Exports</translation>
    </message>
    <message numerus="yes">
        <source>Loaded into “%1”: %n row(s), every foreign key leads to a row.</source>
        <translation>
            <numerusform>In „%1“ geladen: %n Zeile, jeder Fremdschlüssel führt zu einer Zeile.</numerusform>
            <numerusform>In „%1“ geladen: %n Zeilen, jeder Fremdschlüssel führt zu einer Zeile.</numerusform>
        </translation>
    </message>
    <message>
        <source>what the application&apos;s own export of its database holds and lacks</source>
        <translation>was der eigene Export der Anwendung von ihrer Datenbank enthält und was ihm fehlt</translation>
    </message>
    <message>
        <source>the export file</source>
        <translation>die Exportdatei</translation>
    </message>
    <message>
        <source>load it into this environment, whose tables must be empty</source>
        <translation>in diese Umgebung laden, deren Tabellen leer sein müssen</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>agree without being asked; where production demands it, --confirm NAME instead</source>
        <translation>ohne Rückfrage zustimmen; wo die Produktion es verlangt, stattdessen --confirm NAME</translation>
    </message>
    <message>
        <source>The program itself</source>
        <translation>Das Programm selbst</translation>
    </message>
    <message>
        <source>There is nobody to ask.</source>
        <translation>Es ist niemand da, der gefragt werden kann.</translation>
    </message>
    <message>
        <source>A password is missing, and there is nobody to ask. Nothing was changed.</source>
        <translation>Es fehlt ein Passwort, und es ist niemand da, der gefragt werden kann. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>Noch einmal: </translation>
    </message>
    <message>
        <source>The two passwords are not the same. Nothing was changed.</source>
        <translation>Die beiden Passwörter sind nicht gleich. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 stays: something has changed since it was looked at. Nothing was removed.</source>
        <translation>%1 bleibt: Seit dem Ansehen hat sich etwas geändert. Es wurde nichts entfernt.</translation>
    </message>
    <message>
        <source>remove one backup that nothing needs</source>
        <translation>eine Sicherung entfernen, die nicht gebraucht wird</translation>
    </message>
    <message>
        <source>bring a backup elsewhere, checked byte by byte, or make a SQLite database of it</source>
        <translation>eine Sicherung byteweise geprüft an einen anderen Ort bringen oder eine SQLite-Datenbank daraus machen</translation>
    </message>
    <message>
        <source>a new file, or a folder that is there</source>
        <translation>eine neue Datei oder ein vorhandener Ordner</translation>
    </message>
    <message>
        <source>backup: the file as it is; sqlite: a database</source>
        <translation>backup: die Datei, wie sie ist; sqlite: eine Datenbank</translation>
    </message>
    <message>
        <source>The plan %1 was made for “%2”, not for “%3”. Nothing was changed.</source>
        <translation>Der Plan %1 wurde für „%2“ erstellt, nicht für „%3“. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Make a plan for “%1”.</source>
        <translation>Einen Plan für „%1“ erstellen.</translation>
    </message>
    <message>
        <source>Name the package or a plan file, or take up an unfinished deployment with --resume.</source>
        <translation>Das Paket oder eine Plandatei angeben oder eine nicht beendete Ausrollung mit --resume wieder aufnehmen.</translation>
    </message>
    <message>
        <source>--resume goes with the SHA-256 of a plan, not with a plan file: the deployment has begun already.</source>
        <translation>--resume verlangt den SHA-256-Wert eines Plans, keine Plandatei: Die Ausrollung hat bereits begonnen.</translation>
    </message>
    <message>
        <source>first on a copy made from the backup; only if that works, here</source>
        <translation>zuerst an einer aus der Sicherung erstellten Kopie; nur wenn das gelingt, hier</translation>
    </message>
    <message>
        <source>exactly this plan: a file of “plan --output”, or its SHA-256</source>
        <translation>genau dieser Plan: eine Datei von „plan --output“ oder sein SHA-256-Wert</translation>
    </message>
    <message>
        <source>the package file, where it is not where it was</source>
        <translation>die Paketdatei, falls sie nicht mehr am selben Ort liegt</translation>
    </message>
    <message>
        <source>although users have written since it was interrupted</source>
        <translation>auch wenn Benutzer seit der Unterbrechung geschrieben haben</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are wrong; nothing was changed.</source>
        <translation>
            <numerusform>%n Mangel gefunden; es wurde nichts geändert.</numerusform>
            <numerusform>%n Mängel gefunden; es wurde nichts geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are marked with ✕ above; each says what to do.</source>
        <translation>Die Mängel sind oben mit ✕ gekennzeichnet; jeweils steht dabei, was zu tun ist.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>versions, files, databases, programs: what is wrong here, for a report or for yourself</source>
        <translation>Versionen, Dateien, Datenbanken, Programme: was hier nicht stimmt, für eine Fehlermeldung oder zur eigenen Klärung</translation>
    </message>
    <message>
        <source>The workspace %1 has no environment.</source>
        <translation>Der Arbeitsbereich %1 hat keine Umgebung.</translation>
    </message>
    <message>
        <source>Describe where the databases are, in environments.toml.</source>
        <translation>In environments.toml beschreiben, wo die Datenbanken liegen.</translation>
    </message>
    <message>
        <source>Nothing can be deployed to “%1”. %2: %3</source>
        <translation>Nach „%1“ kann nichts ausgerollt werden. %2: %3</translation>
    </message>
    <message>
        <source>only their names, one on a line</source>
        <translation>nur ihre Namen, einer je Zeile</translation>
    </message>
    <message>
        <source>what stands between an environment and a deployment</source>
        <translation>was einer Ausrollung in eine Umgebung im Weg steht</translation>
    </message>
    <message>
        <source>--admin-password-from names no source of a password; the value is not repeated here.</source>
        <translation>--admin-password-from nennt keine Quelle für ein Passwort; der Wert wird hier nicht wiederholt.</translation>
    </message>
    <message>
        <source>Write env:NAME, file:PATH, command:PROGRAM or prompt. If it was a password, choose another one: others may have seen it in the list of processes.</source>
        <translation>env:NAME, file:PATH, command:PROGRAM oder prompt angeben. Falls es ein Passwort war, ein anderes wählen: Andere können es in der Prozessliste gesehen haben.</translation>
    </message>
    <message>
        <source>Password for the account “%1”: </source>
        <translation>Passwort für das Konto „%1“: </translation>
    </message>
    <message>
        <source>Give --admin-password-from env:NAME or file:PATH.</source>
        <translation>--admin-password-from env:NAME oder file:PATH angeben.</translation>
    </message>
    <message>
        <source>Drop the empty tables that an interrupted init left in “%1”.</source>
        <translation>Die leeren Tabellen löschen, die eine unterbrochene Neuinstallation in „%1“ hinterlassen hat.</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n object(s) of the interrupted init are gone from “%1”.</source>
        <translation>
            <numerusform>Fertig: %n Objekt der unterbrochenen Neuinstallation ist aus „%1“ entfernt.</numerusform>
            <numerusform>Fertig: %n Objekte der unterbrochenen Neuinstallation sind aus „%1“ entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Name the package, or take an interrupted init back with --undo.</source>
        <translation>Das Paket angeben oder eine unterbrochene Neuinstallation mit --undo zurücknehmen.</translation>
    </message>
    <message>
        <source>install the application in an empty database</source>
        <translation>die Anwendung in einer leeren Datenbank installieren</translation>
    </message>
    <message>
        <source>name of the first account</source>
        <translation>Name des ersten Kontos</translation>
    </message>
    <message>
        <source>its e-mail address</source>
        <translation>dessen E-Mail-Adresse</translation>
    </message>
    <message>
        <source>where its password comes from: env:NAME, file:PATH, command:PROGRAM or prompt</source>
        <translation>woher sein Passwort kommt: env:NAME, file:PATH, command:PROGRAM oder prompt</translation>
    </message>
    <message>
        <source>make no account</source>
        <translation>kein Konto anlegen</translation>
    </message>
    <message>
        <source>empty the database after an interrupted init</source>
        <translation>die Datenbank nach einer unterbrochenen Neuinstallation leeren</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Signature: %1</source>
        <translation>Signatur: %1</translation>
    </message>
    <message>
        <source>sign the package with this secret key</source>
        <translation>das Paket mit diesem geheimen Schlüssel signieren</translation>
    </message>
    <message>
        <source>it must be signed by this key, RW… or a .pub file (default: as --env says)</source>
        <translation>es muss mit diesem Schlüssel signiert sein, RW… oder eine .pub-Datei (Vorgabe: wie mit --env bestimmt)</translation>
    </message>
    <message>
        <source>what a package brings, and who signed it</source>
        <translation>was ein Paket mitbringt und wer es signiert hat</translation>
    </message>
    <message>
        <source>check every byte of a package, and its signature</source>
        <translation>jedes Byte eines Pakets und seine Signatur prüfen</translation>
    </message>
    <message>
        <source>The plan was written to %1.</source>
        <translation>Der Plan wurde in %1 geschrieben.</translation>
    </message>
    <message>
        <source>Execute it with: stellwerk-cli deploy --plan %1 --env %2</source>
        <translation>Ausführen mit: stellwerk-cli deploy --plan %1 --env %2</translation>
    </message>
    <message>
        <source>Plan %1: %2 to “%3”, made by %4.</source>
        <translation>Plan %1: %2 nach „%3“, erstellt von %4.</translation>
    </message>
    <message>
        <source>Approved: %1</source>
        <translation>Freigegeben: %1</translation>
    </message>
    <message>
        <source>write down what deploying a package would do, to be approved</source>
        <translation>aufschreiben, was das Ausrollen eines Pakets tun würde, zur Freigabe</translation>
    </message>
    <message>
        <source>write the plan for “deploy --plan”</source>
        <translation>den Plan für „deploy --plan“ schreiben</translation>
    </message>
    <message>
        <source>every row, statement and table, not only the first few</source>
        <translation>jede Zeile, Anweisung und Tabelle, nicht nur die ersten</translation>
    </message>
    <message>
        <source>sign a plan, so that “deploy --plan” may execute it</source>
        <translation>einen Plan signieren, damit „deploy --plan“ ihn ausführen darf</translation>
    </message>
    <message>
        <source>the plan file</source>
        <translation>die Plandatei</translation>
    </message>
    <message>
        <source>the file with the secret key of an approver</source>
        <translation>die Datei mit dem geheimen Schlüssel einer freigebenden Person</translation>
    </message>
    <message>
        <source>print what makes a shell complete commands and options</source>
        <translation>ausgeben, womit eine Shell Befehle und Optionen vervollständigt</translation>
    </message>
    <message>
        <source>the shell</source>
        <translation>die Shell</translation>
    </message>
    <message>
        <source>print all commands and options as a manual page or in Markdown</source>
        <translation>alle Befehle und Optionen als Handbuchseite oder in Markdown ausgeben</translation>
    </message>
    <message>
        <source>the form</source>
        <translation>die Form</translation>
    </message>
    <message>
        <source>migration %1, %2, statement %3</source>
        <translation>Migration %1, %2, Anweisung %3</translation>
    </message>
    <message>
        <source>Slowest statements:</source>
        <translation>Langsamste Anweisungen:</translation>
    </message>
    <message>
        <source>It ran %1.</source>
        <translation>Der Probelauf lief %1.</translation>
    </message>
    <message>
        <source>The statement that failed (%1):</source>
        <translation>Die fehlgeschlagene Anweisung (%1):</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed, and every protected table is as it was, except those that a migration declares.</source>
        <translation>
            <numerusform>%n Zeile geändert, und jede geschützte Tabelle ist, wie sie war, außer denen, die eine Migration ankündigt.</numerusform>
            <numerusform>%n Zeilen geändert, und jede geschützte Tabelle ist, wie sie war, außer denen, die eine Migration ankündigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup %1 was restored and compared: it is verified.</source>
        <translation>Die Sicherung %1 wurde wiederhergestellt und verglichen: Sie ist geprüft.</translation>
    </message>
    <message>
        <source>try a deployment on a copy of the environment&apos;s database, made from a fresh backup</source>
        <translation>eine Ausrollung an einer Kopie der Datenbank der Umgebung proben, erstellt aus einer frischen Sicherung</translation>
    </message>
    <message>
        <source>write its report as a page, too</source>
        <translation>ihren Bericht auch als HTML-Seite schreiben</translation>
    </message>
    <message>
        <source>with everything that happened, event by event</source>
        <translation>mit allem, was geschah, Ereignis für Ereignis</translation>
    </message>
    <message>
        <source>%1 exists already; no key was made.</source>
        <translation>%1 existiert bereits; es wurde kein Schlüssel erstellt.</translation>
    </message>
    <message>
        <source>Choose another name, or move it away.</source>
        <translation>Einen anderen Namen wählen oder die Datei woandershin verschieben.</translation>
    </message>
    <message>
        <source>Either --password or --no-password, not both.</source>
        <translation>Entweder --password oder --no-password, nicht beides.</translation>
    </message>
    <message>
        <source>The secret key is %1: keep it to yourself, and keep a copy in a safe place.
The public key is %2; put its line into trusted_keys of environments.toml.</source>
        <translation>Der geheime Schlüssel ist %1: ihn geheim halten und eine Kopie an einem sicheren Ort aufbewahren.
Der öffentliche Schlüssel ist %2; seine Zeile in trusted_keys von environments.toml eintragen.</translation>
    </message>
    <message>
        <source>The secret key has no password: whoever reads the file can sign.</source>
        <translation>Der geheime Schlüssel hat kein Passwort: Wer die Datei liest, kann signieren.</translation>
    </message>
    <message>
        <source>make a pair of keys for signing, in minisign&apos;s format</source>
        <translation>ein Schlüsselpaar zum Signieren erstellen, im Format von minisign</translation>
    </message>
    <message>
        <source>the file for the secret key; the public one is put beside it</source>
        <translation>die Datei für den geheimen Schlüssel; der öffentliche wird daneben abgelegt</translation>
    </message>
    <message>
        <source>leave the secret key unencrypted</source>
        <translation>den geheimen Schlüssel unverschlüsselt lassen</translation>
    </message>
    <message>
        <source>sign a package; minisign verifies it too</source>
        <translation>ein Paket signieren; auch minisign kann die Signatur prüfen</translation>
    </message>
    <message>
        <source>the file with the secret key</source>
        <translation>die Datei mit dem geheimen Schlüssel</translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation>Eines von: %1.</translation>
    </message>
    <message>
        <source>Data goes to standard output; talk and progress go to standard error. With --json standard output carries exactly one document, of the same shape on success and failure. Without a terminal, or with --no-input, nothing is ever asked: what is missing is named, and the exit code is 2.</source>
        <translation>Daten gehen auf die Standardausgabe, Meldungen und Fortschritt auf die Standardfehlerausgabe. Mit --json enthält die Standardausgabe genau ein Dokument, bei Erfolg und Fehlschlag von gleicher Gestalt. Ohne Terminal oder mit --no-input wird nie gefragt: Was fehlt, wird genannt, und der Rückgabewert ist 2.</translation>
    </message>
    <message>
        <source>Every command takes these.</source>
        <translation>Jeder Befehl nimmt diese an.</translation>
    </message>
    <message>
        <source>When it is set and not empty, there are no colours.</source>
        <translation>Ist sie gesetzt und nicht leer, gibt es keine Farben.</translation>
    </message>
    <message>
        <source>The language, unless --language says it.</source>
        <translation>Die Sprache, falls --language sie nicht angibt.</translation>
    </message>
    <message>
        <source>The description of the application; it makes a folder a workspace.</source>
        <translation>Die Beschreibung der Anwendung; sie macht einen Ordner zum Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Where the databases are. It never holds a password.</source>
        <translation>Wo die Datenbanken liegen. Die Datei enthält nie ein Passwort.</translation>
    </message>
    <message>
        <source>option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The secret key has a password, and there is nobody to ask. Nothing was done.</source>
        <translation>Der geheime Schlüssel hat ein Passwort, und es ist niemand da, der gefragt werden kann. Es wurde nichts getan.</translation>
    </message>
    <message>
        <source>Say with --password where it is: env:NAME, file:PATH, command:PROGRAM ARGUMENTS or keychain.</source>
        <translation>Mit --password angeben, wo es liegt: env:NAME, file:PATH, command:PROGRAM ARGUMENTS oder keychain.</translation>
    </message>
    <message>
        <source>--password does not name a source of a password; it is not repeated here.</source>
        <translation>--password nennt keine Quelle für ein Passwort; der Wert wird hier nicht wiederholt.</translation>
    </message>
    <message>
        <source>Write keychain, env:NAME, file:PATH, command:PROGRAM ARGUMENTS or prompt. If it was the password, change it: others could see it.</source>
        <translation>keychain, env:NAME, file:PATH, command:PROGRAM ARGUMENTS oder prompt angeben. Falls es das Passwort war, es ändern: Andere konnten es sehen.</translation>
    </message>
    <message>
        <source>Password of the secret key</source>
        <translation>Passwort des geheimen Schlüssels</translation>
    </message>
    <message>
        <source>The secret key %1 is open to others than its owner. Nothing was signed.</source>
        <translation>Der geheime Schlüssel %1 ist auch für andere als seinen Eigentümer zugänglich. Es wurde nichts signiert.</translation>
    </message>
    <message>
        <source>Run: chmod 600 %1 — and make a new key if others could read it.</source>
        <translation>Ausführen: chmod 600 %1 — und einen neuen Schlüssel erstellen, falls andere ihn lesen konnten.</translation>
    </message>
    <message>
        <source>--public-key names neither a public key (56 characters that begin with RW) nor a file.</source>
        <translation>--public-key nennt weder einen öffentlichen Schlüssel (56 Zeichen, die mit RW beginnen) noch eine Datei.</translation>
    </message>
    <message>
        <source>reading the public key %1</source>
        <translation>Lesen des öffentlichen Schlüssels %1</translation>
    </message>
    <message>
        <source>%1 exists already and is not of this key; it was not touched.</source>
        <translation>%1 existiert bereits und stammt nicht von diesem Schlüssel; die Datei wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Move it away if the package is to be signed by this key.</source>
        <translation>Die Datei woandershin verschieben, falls das Paket mit diesem Schlüssel signiert werden soll.</translation>
    </message>
    <message>
        <source>where the key&apos;s password is: env:NAME, file:PATH, command:…, keychain or prompt (default); never the password itself</source>
        <translation>wo das Passwort des Schlüssels liegt: env:NAME, file:PATH, command:…, keychain oder prompt (Vorgabe); nie das Passwort selbst</translation>
    </message>
    <message>
        <source>Which secret key? The option --key is missing.</source>
        <translation>Welcher geheime Schlüssel? Die Option --key fehlt.</translation>
    </message>
    <message>
        <source>Make one with: stellwerk-cli package keygen --key FILE</source>
        <translation>Einen erstellen mit: stellwerk-cli package keygen --key FILE</translation>
    </message>
    <message>
        <source>Password of the secret key %1: </source>
        <translation>Passwort des geheimen Schlüssels %1: </translation>
    </message>
    <message>
        <source>reading the secret key %1</source>
        <translation>Lesen des geheimen Schlüssels %1</translation>
    </message>
    <message>
        <source>A password for the new secret key: </source>
        <translation>Ein Passwort für den neuen geheimen Schlüssel: </translation>
    </message>
    <message>
        <source>The password is empty. No key was made.</source>
        <translation>Das Passwort ist leer. Es wurde kein Schlüssel erstellt.</translation>
    </message>
    <message>
        <source>A key without a password must be asked for with --no-password.</source>
        <translation>Ein Schlüssel ohne Passwort muss ausdrücklich mit --no-password verlangt werden.</translation>
    </message>
    <message>
        <source>The two passwords differ. No key was made.</source>
        <translation>Die beiden Passwörter unterscheiden sich. Es wurde kein Schlüssel erstellt.</translation>
    </message>
    <message>
        <source>The package %1 was changed while it was read; it was not signed.</source>
        <translation>Das Paket %1 wurde während des Lesens verändert; es wurde nicht signiert.</translation>
    </message>
    <message>
        <source>names the key %1; not checked: say with --public-key or --env whom to trust</source>
        <translation>nennt den Schlüssel %1; nicht geprüft: mit --public-key oder --env angeben, wem zu trauen ist</translation>
    </message>
    <message>
        <source>right, by %1: %2</source>
        <translation>gültig, von %1: %2</translation>
    </message>
    <message>
        <source>rehearsal of %1</source>
        <translation>Probelauf von %1</translation>
    </message>
    <message>
        <source>Package %1: fresh installation of %2 in “%3”</source>
        <translation>Paket %1: Neuinstallation von %2 in „%3“</translation>
    </message>
    <message>
        <source>What is made</source>
        <translation>Was angelegt wird</translation>
    </message>
    <message numerus="yes">
        <source>first the %n table(s) of the interrupted init %1 are dropped</source>
        <translation>
            <numerusform>zuerst wird die %n Tabelle der unterbrochenen Neuinstallation %1 gelöscht</numerusform>
            <numerusform>zuerst werden die %n Tabellen der unterbrochenen Neuinstallation %1 gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n Tabelle</numerusform>
            <numerusform>%n Tabellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) and program(s)</source>
        <translation>
            <numerusform>%n Sicht oder gespeichertes Programm</numerusform>
            <numerusform>%n Sichten und gespeicherte Programme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) recorded as installed</source>
        <translation>
            <numerusform>%n Migration als installiert eingetragen</numerusform>
            <numerusform>%n Migrationen als installiert eingetragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data</source>
        <translation>
            <numerusform>%n Zeile Stammdaten</numerusform>
            <numerusform>%n Zeilen Stammdaten</numerusform>
        </translation>
    </message>
    <message>
        <source>the account “%1”</source>
        <translation>das Konto „%1“</translation>
    </message>
    <message>
        <source>What could be lost</source>
        <translation>Was verloren gehen könnte</translation>
    </message>
    <message>
        <source>must return no row:</source>
        <translation>darf keine Zeile liefern:</translation>
    </message>
    <message>
        <source>≠ a migration may change it</source>
        <translation>≠ eine Migration darf sie ändern</translation>
    </message>
    <message>
        <source>Master data: %1 row(s) inserted, %2 updated, %3 deleted</source>
        <translation>Stammdaten, Zeilen: %1 eingefügt, %2 aktualisiert, %3 gelöscht</translation>
    </message>
    <message>
        <source>%1 changed, declared by a migration</source>
        <translation>%1 geändert, von einer Migration angekündigt</translation>
    </message>
    <message>
        <source>%1 changed, and no migration declares that</source>
        <translation>%1 geändert, und keine Migration kündigt das an</translation>
    </message>
    <message>
        <source>Protected tables: %1 of %2 unchanged</source>
        <translation>Geschützte Tabellen: %1 von %2 unverändert</translation>
    </message>
    <message>
        <source>Backup: %1</source>
        <translation>Sicherung: %1</translation>
    </message>
    <message>
        <source>--restore-backup and --previous-image go with --deployment ID.</source>
        <translation>--restore-backup und --previous-image verlangen --deployment ID.</translation>
    </message>
    <message>
        <source>take a deployment or migrations back</source>
        <translation>eine Ausrollung oder Migrationen zurücknehmen</translation>
    </message>
    <message>
        <source>the last deployment, by its id, import and all</source>
        <translation>die letzte Ausrollung, anhand ihrer ID, samt Import</translation>
    </message>
    <message>
        <source>with --deployment: restore its backup; what users wrote since is lost</source>
        <translation>mit --deployment: ihre Sicherung wiederherstellen; was Benutzer seitdem geschrieben haben, geht verloren</translation>
    </message>
    <message>
        <source>with --deployment: run the hook previous_image, too</source>
        <translation>mit --deployment: auch den Hook previous_image ausführen</translation>
    </message>
    <message>
        <source>The backup %1 of the deployment is restored.</source>
        <translation>Die Sicherung %1 der Ausrollung wird wiederhergestellt.</translation>
    </message>
    <message>
        <source>It does not have:</source>
        <translation>In ihr fehlt:</translation>
    </message>
    <message>
        <source>Master data goes back to what it was.</source>
        <translation>Die Stammdaten werden wieder, wie sie waren.</translation>
    </message>
    <message>
        <source>Taken back:</source>
        <translation>Zurückgenommen wird:</translation>
    </message>
    <message>
        <source>Take back the deployment %1 on “%2”: %3 → %4</source>
        <translation>Ausrollung %1 in „%2“ zurücknehmen: %3 → %4</translation>
    </message>
    <message>
        <source>This goes on with the rollback %1, which was interrupted.</source>
        <translation>Dies setzt das Zurückrollen %1 fort, das unterbrochen wurde.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Since the deployment</source>
        <translation>Seit der Ausrollung</translation>
    </message>
    <message>
        <source>What users wrote since:</source>
        <translation>Was Benutzer seitdem geschrieben haben:</translation>
    </message>
    <message>
        <source>With what was written meanwhile: %1</source>
        <translation>Mit dem, was unterdessen geschrieben wurde: %1</translation>
    </message>
    <message>
        <source>belongs to “%1”</source>
        <translation>gehört zu „%1“</translation>
    </message>
    <message>
        <source>whose it is cannot be told</source>
        <translation>wem sie gehört, lässt sich nicht sagen</translation>
    </message>
</context>
<context>
    <name>ClusterState</name>
    <message numerus="yes">
        <source>node %1 of the cluster “%2”: %3, %n node(s), %4</source>
        <translation>
            <numerusform>Knoten %1 des Clusters „%2“: %3, %n Knoten, %4</numerusform>
            <numerusform>Knoten %1 des Clusters „%2“: %3, %n Knoten, %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Collisions</name>
    <message>
        <source>No two rows may have the same %1, and the server calls that of “%2”, which is written too, equal.</source>
        <translation>In %1 dürfen keine zwei Zeilen übereinstimmen, und für den Server gleicht der Wert dem der Zeile „%2“, die ebenfalls geschrieben wird.</translation>
    </message>
    <message>
        <source>The server calls its key equal to “%1”, which is written too.</source>
        <translation>Für den Server gleicht ihr Schlüssel dem der Zeile „%1“, die ebenfalls geschrieben wird.</translation>
    </message>
    <message>
        <source>The server calls its key equal to “%1”, which is written too: %2 does not tell them apart.</source>
        <translation>Für den Server gleicht ihr Schlüssel dem der Zeile „%1“, die ebenfalls geschrieben wird: %2 unterscheidet die beiden nicht.</translation>
    </message>
    <message>
        <source>No two rows may have the same %1, and the server calls that of “%2” (id %3) equal.</source>
        <translation>In %1 dürfen keine zwei Zeilen übereinstimmen, und für den Server gleicht der Wert dem der Zeile „%2“ (ID %3).</translation>
    </message>
    <message>
        <source>The server calls its key equal to “%1” (id %2).</source>
        <translation>Für den Server gleicht ihr Schlüssel dem der Zeile „%1“ (ID %2).</translation>
    </message>
    <message>
        <source>The server calls its key equal to “%1” (id %2): %3 does not tell them apart.</source>
        <translation>Für den Server gleicht ihr Schlüssel dem der Zeile „%1“ (ID %2): %3 unterscheidet die beiden nicht.</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>“%1” refused a statement: %2</source>
        <translation>„%1“ hat eine Anweisung abgelehnt: %2</translation>
    </message>
    <message>
        <source>The statement was cancelled.</source>
        <translation>Die Anweisung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The database session cannot be set up.</source>
        <translation>Die Datenbanksitzung kann nicht eingerichtet werden.</translation>
    </message>
    <message>
        <source>The database “%1” at %2 cannot be opened.</source>
        <translation>Die Datenbank „%1“ auf %2 kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Check user, password and rights of this environment in environments.toml.</source>
        <translation>Benutzer, Passwort und Rechte dieser Umgebung in environments.toml prüfen.</translation>
    </message>
    <message>
        <source>Check that the server runs and that host, port or socket are right.</source>
        <translation>Prüfen, ob der Server läuft und ob Host, Port oder Socket stimmen.</translation>
    </message>
    <message>
        <source>The database file %1 of “%2” does not exist.</source>
        <translation>Die Datenbankdatei %1 von „%2“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the key “database” of this environment in environments.toml.</source>
        <translation>Den Schlüssel „database“ dieser Umgebung in environments.toml prüfen.</translation>
    </message>
    <message>
        <source>%1 is a folder; a database file was expected.</source>
        <translation>%1 ist ein Ordner; eine Datenbankdatei wurde erwartet.</translation>
    </message>
    <message>
        <source>The database file %1 of “%2” cannot be opened.</source>
        <translation>Die Datenbankdatei %1 von „%2“ kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The file %1 of “%2” is not a SQLite database or is damaged.</source>
        <translation>Die Datei %1 von „%2“ ist keine SQLite-Datenbank oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The password of this account has expired. Give it a new one (ALTER USER …), and put that where the environment&apos;s secret comes from.</source>
        <translation>Das Passwort dieses Kontos ist abgelaufen. Ein neues vergeben (ALTER USER …) und dort hinterlegen, woher das Geheimnis der Umgebung kommt.</translation>
    </message>
    <message>
        <source>This account is locked. Unlock it (ALTER USER … ACCOUNT UNLOCK), or use another one.</source>
        <translation>Dieses Konto ist gesperrt. Es entsperren (ALTER USER … ACCOUNT UNLOCK) oder ein anderes verwenden.</translation>
    </message>
    <message>
        <source>Check the server&apos;s certificate, and “tls_ca” in environments.toml.</source>
        <translation>Das Zertifikat des Servers und „tls_ca“ in environments.toml prüfen.</translation>
    </message>
    <message>
        <source>This kind of login shows the password to whoever answers there, so it was not sent. Name the authority of the server&apos;s certificate with “tls_ca” in environments.toml, or use a socket.</source>
        <translation>Diese Art der Anmeldung zeigt das Passwort jedem, der dort antwortet; deshalb wurde es nicht gesendet. Die Zertifizierungsstelle des Servers mit „tls_ca“ in environments.toml angeben oder einen Socket verwenden.</translation>
    </message>
    <message>
        <source>“%1” is no usable “%2” for the database “%3”; no connection was tried.</source>
        <translation>„%1“ ist als „%2“ für die Datenbank „%3“ nicht brauchbar; es wurde keine Verbindung versucht.</translation>
    </message>
    <message>
        <source>Correct it in environments.toml.</source>
        <translation>In environments.toml berichtigen.</translation>
    </message>
    <message>
        <source>The client library of MariaDB does not let Stellwerk demand the certificate of “%1”; no connection was tried.</source>
        <translation>Mit der Client-Bibliothek von MariaDB kann Stellwerk das Zertifikat von „%1“ nicht verlangen; es wurde keine Verbindung versucht.</translation>
    </message>
    <message>
        <source>Install MariaDB Connector/C 3.4 or newer (Debian: package libmariadb3).</source>
        <translation>MariaDB Connector/C 3.4 oder neuer installieren (Debian: Paket libmariadb3).</translation>
    </message>
</context>
<context>
    <name>Conversion</name>
    <message>
        <source>SQLite does not accept it: %1</source>
        <translation>SQLite nimmt sie nicht an: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 point at rows of %2 that do not exist, as in the backup.</source>
        <translation>
            <numerusform>%n Zeile von %1 zeigt auf eine Zeile von %2, die es nicht gibt, wie in der Sicherung.</numerusform>
            <numerusform>%n Zeilen von %1 zeigen auf Zeilen von %2, die es nicht gibt, wie in der Sicherung.</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup %1 is of a SQLite database; “%2” is MariaDB. A column of SQLite takes values of any kind and length, whatever type it declares, so no table of MariaDB could be derived that is sure to hold them.</source>
        <translation>Die Sicherung %1 ist die einer SQLite-Datenbank; „%2“ ist MariaDB. Eine Spalte von SQLite nimmt Werte jeder Art und Länge auf, gleich welchen Typ sie angibt; daher lässt sich keine Tabelle für MariaDB ableiten, die sie sicher aufnimmt.</translation>
    </message>
    <message>
        <source>“%1” is a MariaDB database, and so is that of the backup %2; nothing needs to be converted.</source>
        <translation>„%1“ ist eine MariaDB-Datenbank, ebenso die der Sicherung %2; es muss nichts umgewandelt werden.</translation>
    </message>
    <message>
        <source>Make the tables with the project&apos;s migrations and move the data with an export. Nothing was changed.</source>
        <translation>Die Tabellen mit den Migrationen des Projekts anlegen und die Daten mit einem Export übertragen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Restore it as it is. Nothing was changed.</source>
        <translation>Sie unverändert wiederherstellen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The backup %1 is of a SQLite database already; nothing needs to be converted.</source>
        <translation>Die Sicherung %1 ist bereits die einer SQLite-Datenbank; es muss nichts umgewandelt werden.</translation>
    </message>
    <message>
        <source>restoring %1 into “%2”</source>
        <translation>Wiederherstellen von %1 in „%2“</translation>
    </message>
    <message>
        <source>SQLite keeps names like that of the table %1 for itself.</source>
        <translation>Namen wie den der Tabelle %1 behält SQLite sich selbst vor.</translation>
    </message>
    <message>
        <source>Restore the backup into MariaDB. Nothing was changed.</source>
        <translation>Die Sicherung in MariaDB wiederherstellen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The tables %1 and %2 have one name in SQLite, which does not look at the case.</source>
        <translation>Die Tabellen %1 und %2 haben in SQLite denselben Namen, da es Groß- und Kleinschreibung nicht unterscheidet.</translation>
    </message>
    <message>
        <source>It points at columns of %1 that are no key in SQLite.</source>
        <translation>Er zeigt auf Spalten von %1, die in SQLite kein Schlüssel sind.</translation>
    </message>
    <message>
        <source>It points at the table %1, which is not in the backup.</source>
        <translation>Er zeigt auf die Tabelle %1, die nicht in der Sicherung ist.</translation>
    </message>
    <message>
        <source>It could not be used when the backup was made.</source>
        <translation>Sie war beim Erstellen der Sicherung nicht verwendbar.</translation>
    </message>
    <message>
        <source>It uses what SQLite does not have or answers otherwise.</source>
        <translation>Sie verwendet etwas, das SQLite nicht hat oder anders beantwortet.</translation>
    </message>
    <message>
        <source>It is written in MariaDB&apos;s language.</source>
        <translation>Er ist in der Sprache von MariaDB geschrieben.</translation>
    </message>
    <message>
        <source>SQLite has nothing of this kind.</source>
        <translation>SQLite hat nichts dieser Art.</translation>
    </message>
    <message>
        <source>It is left out: its values are computed by %1, which only MariaDB does.</source>
        <translation>Sie entfällt: Ihre Werte werden mit %1 berechnet, was nur MariaDB kann.</translation>
    </message>
    <message>
        <source>%1 becomes %2, so that every value stays as it is.</source>
        <translation>Aus %1 wird %2, damit jeder Wert bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>SQLite does not insist on the words of %1.</source>
        <translation>SQLite beschränkt die Werte nicht auf die von %1.</translation>
    </message>
    <message>
        <source>ON UPDATE %1 does not exist in SQLite.</source>
        <translation>ON UPDATE %1 gibt es in SQLite nicht.</translation>
    </message>
    <message>
        <source>It is invisible in MariaDB and visible in SQLite.</source>
        <translation>Sie ist in MariaDB unsichtbar und in SQLite sichtbar.</translation>
    </message>
    <message>
        <source>SQLite gives out numbers only for a whole number that is the only column of the primary key.</source>
        <translation>SQLite vergibt Nummern nur für eine ganzzahlige Spalte, die allein den Primärschlüssel bildet.</translation>
    </message>
    <message>
        <source>The default %1 exists only in MariaDB; the column has none.</source>
        <translation>Den Standardwert %1 gibt es nur in MariaDB; die Spalte hat keinen.</translation>
    </message>
    <message>
        <source>The default %1 gives whole seconds in SQLite.</source>
        <translation>Der Standardwert %1 liefert in SQLite ganze Sekunden.</translation>
    </message>
    <message>
        <source>Rows of the past may stand beside those of today, so the key is not unique.</source>
        <translation>Frühere Zeilen können neben den heutigen stehen; der Schlüssel ist daher nicht eindeutig.</translation>
    </message>
    <message>
        <source>It is left out with its generated column.</source>
        <translation>Entfällt mit der zugehörigen berechneten Spalte.</translation>
    </message>
    <message>
        <source>SQLite has no %1 index.</source>
        <translation>SQLite hat keinen %1-Index.</translation>
    </message>
    <message>
        <source>In SQLite whole values are unique, not their first characters.</source>
        <translation>In SQLite sind ganze Werte eindeutig, nicht ihre ersten Zeichen.</translation>
    </message>
    <message>
        <source>SQLite would not answer %1 in the same way.</source>
        <translation>SQLite würde %1 nicht gleich auswerten.</translation>
    </message>
    <message>
        <source>Of %1 and the collations of its columns, SQLite&apos;s NOCASE is the nearest: it ignores the case of the letters A to Z only.</source>
        <translation>Von den SQLite-Kollationen kommt NOCASE der Kollation %1 und denen der Spalten am nächsten: Sie übergeht Groß- und Kleinschreibung nur bei den Buchstaben A bis Z.</translation>
    </message>
    <message>
        <source>SQLite keeps no comments of tables and columns.</source>
        <translation>SQLite bewahrt keine Kommentare von Tabellen und Spalten auf.</translation>
    </message>
    <message>
        <source>All rows are in one SQLite table.</source>
        <translation>Alle Zeilen sind in einer einzigen SQLite-Tabelle.</translation>
    </message>
    <message>
        <source>SQLite keeps no old rows from now on; the table is an ordinary one.</source>
        <translation>SQLite bewahrt von nun an keine alten Zeilen auf; die Tabelle ist eine gewöhnliche.</translation>
    </message>
    <message>
        <source>This part has no counterpart in SQLite: %1</source>
        <translation>Dieser Teil hat in SQLite keine Entsprechung: %1</translation>
    </message>
    <message>
        <source>It leads into another database.</source>
        <translation>Er führt in eine andere Datenbank.</translation>
    </message>
    <message>
        <source>Words of %1 read alike, so the backup holds their numbers; SQLite gets these.</source>
        <translation>Werte von %1 lesen sich gleich, darum enthält die Sicherung ihre Nummern; SQLite bekommt diese.</translation>
    </message>
</context>
<context>
    <name>DatabaseLock</name>
    <message>
        <source>“%1@%2” (process %3) since %4 UTC for “%5”</source>
        <translation>„%1@%2“ (Prozess %3) seit %4 UTC für „%5“</translation>
    </message>
    <message>
        <source>The database “%1” is locked by %2; nothing was changed.</source>
        <translation>Die Datenbank „%1“ ist gesperrt durch %2; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The database “%1” is locked by another run; nothing was changed.</source>
        <translation>Die Datenbank „%1“ ist durch einen anderen Lauf gesperrt; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Wait until it has finished. The lock ends by itself when that process ends.</source>
        <translation>Warten, bis er beendet ist. Die Sperre endet von selbst, wenn jener Prozess endet.</translation>
    </message>
    <message>
        <source>The lock of the database “%1” was lost; the run stops here.</source>
        <translation>Die Sperre der Datenbank „%1“ ging verloren; der Lauf hält hier an.</translation>
    </message>
    <message>
        <source>Another run may have begun. Look at the status before you go on.</source>
        <translation>Ein anderer Lauf kann begonnen haben. Vor dem Fortfahren den Zustand ansehen.</translation>
    </message>
    <message>
        <source>The lock file %1 cannot be used.</source>
        <translation>Die Sperrdatei %1 kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Check that its folder is writable.</source>
        <translation>Prüfen, ob ihr Ordner beschreibbar ist.</translation>
    </message>
    <message>
        <source>Waiting: the server is still at a statement of a run that is gone: %1</source>
        <translation>Warten: Der Server ist noch mit einer Anweisung eines Laufs beschäftigt, den es nicht mehr gibt: %1</translation>
    </message>
    <message>
        <source>“%1” is reached through a node that takes no writes: %2; nothing was changed.</source>
        <translation>„%1“ wird über einen Knoten erreicht, der keine Schreibvorgänge annimmt: %2; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Use another node, or wait until this one belongs to the majority again.</source>
        <translation>Einen anderen Knoten verwenden oder warten, bis dieser wieder zur Mehrheit gehört.</translation>
    </message>
    <message>
        <source>The run that had locked the database “%1” is gone: %2. But the node of the cluster that it used may still be at a statement of it; nothing was changed.</source>
        <translation>Den Lauf, der die Datenbank „%1“ gesperrt hatte, gibt es nicht mehr: %2. Der Knoten des Clusters, den er verwendet hat, kann aber noch mit einer seiner Anweisungen beschäftigt sein; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Go on through that node, which knows, or wait until it has left the cluster. The account must be allowed to read mysql.wsrep_cluster_members.</source>
        <translation>Über jenen Knoten fortfahren, denn er weiß es, oder warten, bis er den Cluster verlassen hat. Das Konto muss mysql.wsrep_cluster_members lesen dürfen.</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Filling %1</source>
        <translation>%1 wird gefüllt</translation>
    </message>
    <message>
        <source>The sample rows violate the foreign key %1 of %2.</source>
        <translation>Die Beispielzeilen verletzen den Fremdschlüssel %1 von %2.</translation>
    </message>
    <message>
        <source>%1 is not a folder; nothing was changed.</source>
        <translation>%1 ist kein Ordner; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The folder %1 is not empty; nothing was changed.</source>
        <translation>Der Ordner %1 ist nicht leer; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose another folder, or empty this one yourself.</source>
        <translation>Einen anderen Ordner wählen oder diesen selbst leeren.</translation>
    </message>
    <message>
        <source>The demo needs a folder.</source>
        <translation>Die Demo braucht einen Ordner.</translation>
    </message>
    <message>
        <source>The scale %1 is not between 1 and %2.</source>
        <translation>Der Maßstab %1 liegt nicht zwischen 1 und %2.</translation>
    </message>
    <message>
        <source>“%1” cannot begin the name of a database.</source>
        <translation>„%1“ kann nicht am Anfang eines Datenbanknamens stehen.</translation>
    </message>
    <message>
        <source>Use a letter and then letters, digits and underscores, 50 at most.</source>
        <translation>Einen Buchstaben und danach Buchstaben, Ziffern und Unterstriche verwenden, höchstens 50.</translation>
    </message>
    <message>
        <source>The user for the MariaDB server is missing.</source>
        <translation>Der Benutzer für den MariaDB-Server fehlt.</translation>
    </message>
    <message>
        <source>Name a user who may make databases.</source>
        <translation>Einen Benutzer angeben, der Datenbanken anlegen darf.</translation>
    </message>
    <message>
        <source>The server has a database %1 already; nothing was changed.</source>
        <translation>Der Server hat bereits eine Datenbank %1; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose another prefix, or drop that database yourself.</source>
        <translation>Einen anderen Namensanfang wählen oder jene Datenbank selbst löschen.</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>Bericht: %1</translation>
    </message>
    <message>
        <source>The demo did not prove what it promises.</source>
        <translation>Die Demo hat nicht bewiesen, was sie verspricht.</translation>
    </message>
    <message>
        <source>the folder to make</source>
        <translation>der anzulegende Ordner</translation>
    </message>
    <message>
        <source>sqlite or mariadb</source>
        <translation>sqlite oder mariadb</translation>
    </message>
    <message>
        <source>MariaDB server (password: STELLWERK_DEMO_PASSWORD)</source>
        <translation>MariaDB-Server (Passwort: STELLWERK_DEMO_PASSWORD)</translation>
    </message>
    <message>
        <source>its port</source>
        <translation>sein Port</translation>
    </message>
    <message>
        <source>its local socket, instead of host and port</source>
        <translation>sein lokaler Socket statt Host und Port</translation>
    </message>
    <message>
        <source>account that may create databases</source>
        <translation>Konto, das Datenbanken anlegen darf</translation>
    </message>
    <message>
        <source>names of the databases begin with this</source>
        <translation>damit beginnen die Namen der Datenbanken</translation>
    </message>
    <message>
        <source>times as many user and master rows</source>
        <translation>um wie viel mehr Benutzer- und Stammdatenzeilen (Faktor)</translation>
    </message>
    <message>
        <source>the same seed gives the same rows</source>
        <translation>derselbe Startwert ergibt dieselben Zeilen</translation>
    </message>
    <message>
        <source>%1 made. Describe your environments in environments.toml there.</source>
        <translation>%1 angelegt. Die Umgebungen dort in environments.toml beschreiben.</translation>
    </message>
    <message>
        <source>the folder with everything about a project</source>
        <translation>der Ordner mit allem zu einem Projekt</translation>
    </message>
    <message>
        <source>a workspace for a known project</source>
        <translation>ein Arbeitsbereich für ein bekanntes Projekt</translation>
    </message>
    <message>
        <source>the project, e.g. bamort</source>
        <translation>das Projekt, z. B. bamort</translation>
    </message>
    <message>
        <source>try everything on invented databases</source>
        <translation>alles an erfundenen Datenbanken ausprobieren</translation>
    </message>
    <message>
        <source>a workspace with invented databases</source>
        <translation>ein Arbeitsbereich mit erfundenen Datenbanken</translation>
    </message>
    <message>
        <source>the main job end to end on such a workspace</source>
        <translation>die Hauptaufgabe von Anfang bis Ende in einem solchen Arbeitsbereich</translation>
    </message>
    <message>
        <source>1. A workspace with invented databases: %1</source>
        <translation>1. Ein Arbeitsbereich mit erfundenen Datenbanken: %1</translation>
    </message>
    <message>
        <source>   dev holds %1 rows, prod %2.</source>
        <translation>   dev enthält %1 Zeilen, prod %2.</translation>
    </message>
    <message>
        <source>2. Record in dev what its schema proves</source>
        <translation>2. In dev eintragen, was das Schema belegt</translation>
    </message>
    <message numerus="yes">
        <source>   %n difference(s) to the snapshot of %1.</source>
        <translation>
            <numerusform>   %n Abweichung vom Schema-Abbild von %1.</numerusform>
            <numerusform>   %n Abweichungen vom Schema-Abbild von %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>3. A package from dev</source>
        <translation>3. Ein Paket aus dev</translation>
    </message>
    <message>
        <source>4. The comparison with prod</source>
        <translation>4. Der Vergleich mit prod</translation>
    </message>
    <message>
        <source>5. The deployment</source>
        <translation>5. Die Ausrollung</translation>
    </message>
    <message>
        <source>6. The proof</source>
        <translation>6. Der Beweis</translation>
    </message>
    <message>
        <source>Every protected table is unchanged, except those that a migration declares</source>
        <translation>Jede geschützte Tabelle ist unverändert, außer denen, die eine Migration ankündigt</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) proved, declared: %1</source>
        <translation>
            <numerusform>%n Tabelle nachgewiesen, angekündigt: %1</numerusform>
            <numerusform>%n Tabellen nachgewiesen, angekündigt: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No protected row is lost</source>
        <translation>Keine geschützte Zeile ging verloren</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) lost</source>
        <translation>
            <numerusform>%n Zeile verloren</numerusform>
            <numerusform>%n Zeilen verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>The comparison with the package is empty</source>
        <translation>Der Vergleich mit dem Paket ist leer</translation>
    </message>
    <message>
        <source>%1 new, %2 changed</source>
        <translation>%1 neu, %2 geändert</translation>
    </message>
    <message>
        <source>prod has the required version</source>
        <translation>prod hat die erforderliche Version</translation>
    </message>
    <message>
        <source>The schema equals the snapshot</source>
        <translation>Das Schema gleicht dem Schema-Abbild</translation>
    </message>
    <message>
        <source>No foreign key points at nothing</source>
        <translation>Kein Fremdschlüssel zeigt ins Leere</translation>
    </message>
    <message>
        <source>The backup gives back exactly the state before</source>
        <translation>Die Sicherung ergibt wieder genau den Zustand von vorher</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) with equal checksums</source>
        <translation>
            <numerusform>%n Tabelle mit gleicher Prüfsumme</numerusform>
            <numerusform>%n Tabellen mit gleichen Prüfsummen</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no version; it looks like 0.4.0.</source>
        <translation>„%1“ ist keine Version; eine Version sieht aus wie 0.4.0.</translation>
    </message>
    <message>
        <source>the database version, with what leads up to it; the newest if it is not given</source>
        <translation>die Datenbankversion, mit allem, was zu ihr hinführt; ohne Angabe die neueste</translation>
    </message>
    <message>
        <source>decided by the demo</source>
        <translation>von der Demo entschieden</translation>
    </message>
</context>
<context>
    <name>Deploy</name>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: fehlgeschlagen</translation>
    </message>
    <message>
        <source>deployment of %1</source>
        <translation>Ausrollung von %1</translation>
    </message>
    <message>
        <source>Make the plan again and look at it.</source>
        <translation>Den Plan neu erstellen und ansehen.</translation>
    </message>
    <message numerus="yes">
        <source>Backup %1 written and read back: %n row(s).</source>
        <translation>
            <numerusform>Sicherung %1 geschrieben und zurückgelesen: %n Zeile.</numerusform>
            <numerusform>Sicherung %1 geschrieben und zurückgelesen: %n Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>From here on the database is changed; cancelling means rolling back.</source>
        <translation>Ab hier wird die Datenbank geändert; Abbrechen bedeutet Zurückrollen.</translation>
    </message>
    <message>
        <source>The safety net adds what the migrations left out: %1</source>
        <translation>Das Sicherheitsnetz ergänzt, was die Migrationen ausgelassen haben: %1</translation>
    </message>
    <message>
        <source>Added by the safety net: %1 (%2)</source>
        <translation>Vom Sicherheitsnetz ergänzt: %1 (%2)</translation>
    </message>
    <message>
        <source>After the migrations the database is not at version %1: %2</source>
        <translation>Nach den Migrationen hat die Datenbank nicht die Version %1: %2</translation>
    </message>
    <message>
        <source>“%1” is at version %2, and every protected table is as it was, except those that a migration declares.</source>
        <translation>„%1“ hat Version %2, und jede geschützte Tabelle ist, wie sie war, außer denen, die eine Migration ankündigt.</translation>
    </message>
    <message>
        <source>Check the application.</source>
        <translation>Die Anwendung prüfen.</translation>
    </message>
    <message>
        <source>Keep the backup %1 until you are sure.</source>
        <translation>Die Sicherung %1 aufheben, bis alles sicher stimmt.</translation>
    </message>
    <message>
        <source>Nothing was changed. “%1” is as it was.</source>
        <translation>Es wurde nichts geändert. „%1“ ist, wie es war.</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Succeeded with warnings</source>
        <translation>Erfolgreich mit Warnungen</translation>
    </message>
    <message>
        <source>Refused, nothing changed</source>
        <translation>Abgelehnt, nichts geändert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Failed and rolled back</source>
        <translation>Fehlgeschlagen und zurückgerollt</translation>
    </message>
    <message>
        <source>Failed, rollback failed</source>
        <translation>Fehlgeschlagen, Zurückrollen fehlgeschlagen</translation>
    </message>
    <message>
        <source>State unknown</source>
        <translation>Zustand unbekannt</translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation>Vorprüfung</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Maintenance on</source>
        <translation>Wartung ein</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Safety net</source>
        <translation>Sicherheitsnetz</translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>Stammdaten</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Eintragung</translation>
    </message>
    <message>
        <source>Maintenance off</source>
        <translation>Wartung aus</translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>Zurückrollen</translation>
    </message>
    <message>
        <source>The package has changed since the plan was made. Nothing was changed.</source>
        <translation>Das Paket hat sich seit dem Erstellen des Plans geändert. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Somebody wrote to “%1” while its backup was made. Nothing was changed.</source>
        <translation>Während „%1“ gesichert wurde, hat jemand hineingeschrieben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Stop the application first, then make the plan again.</source>
        <translation>Zuerst die Anwendung anhalten, dann den Plan neu erstellen.</translation>
    </message>
    <message>
        <source>rollback of a deployment</source>
        <translation>Zurückrollen einer Ausrollung</translation>
    </message>
    <message>
        <source>Somebody changed rows that the import was writing; the database undid the import, which begins again.</source>
        <translation>Jemand hat Zeilen geändert, die der Import gerade schrieb; die Datenbank hat den Import zurückgenommen, und er beginnt von vorn.</translation>
    </message>
    <message>
        <source>The backend is not well after the rollback either: %1</source>
        <translation>Auch nach dem Zurückrollen funktioniert das Backend nicht: %1</translation>
    </message>
    <message>
        <source>The backend is well with it.</source>
        <translation>Das Backend funktioniert damit.</translation>
    </message>
    <message>
        <source>But the backend is not well with it.</source>
        <translation>Das Backend funktioniert damit aber nicht.</translation>
    </message>
    <message>
        <source>Bring back the backend that belongs to version %1 of the database, or look at its log: %2</source>
        <translation>Das Backend zurückbringen, das zu Version %1 der Datenbank gehört, oder sein Protokoll ansehen: %2</translation>
    </message>
    <message>
        <source>Asking %1 for up to %2 s whether the backend is well. Cancelling means rolling back.</source>
        <translation>%1 wird bis zu %2 s lang gefragt, ob das Backend funktioniert. Abbrechen bedeutet Zurückrollen.</translation>
    </message>
    <message>
        <source>The end of the deployment could not be recorded: %1</source>
        <translation>Das Ende der Ausrollung konnte nicht eingetragen werden: %1</translation>
    </message>
    <message>
        <source>End the maintenance, then finish the deployment: stellwerk-cli deploy --resume --env %1</source>
        <translation>Die Wartung beenden, dann die Ausrollung abschließen: stellwerk-cli deploy --resume --env %1</translation>
    </message>
    <message>
        <source>Which backups may go cannot be told: %1</source>
        <translation>Welche Sicherungen entfallen dürfen, lässt sich nicht feststellen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) may go: stellwerk-cli backup prune --env %1</source>
        <translation>
            <numerusform>%n Sicherung darf entfallen: stellwerk-cli backup prune --env %1</numerusform>
            <numerusform>%n Sicherungen dürfen entfallen: stellwerk-cli backup prune --env %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n old backup(s) removed.</source>
        <translation>
            <numerusform>%n alte Sicherung entfernt.</numerusform>
            <numerusform>%n alte Sicherungen entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Removal of an interrupted init</source>
        <translation>Entfernen einer unterbrochenen Neuinstallation</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Version tables</source>
        <translation>Versionstabellen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Restore into the copy</source>
        <translation>Wiederherstellen in die Kopie</translation>
    </message>
    <message>
        <source>Look at the state</source>
        <translation>Zustand ansehen</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Funktionsprüfung</translation>
    </message>
    <message>
        <source>Old backups</source>
        <translation>Alte Sicherungen</translation>
    </message>
    <message>
        <source>Master data taken back</source>
        <translation>Stammdaten zurückgenommen</translation>
    </message>
    <message>
        <source>Migrations taken back</source>
        <translation>Migrationen zurückgenommen</translation>
    </message>
    <message>
        <source>Backup of the deployment restored</source>
        <translation>Sicherung der Ausrollung wiederhergestellt</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Whether the import is in cannot be read, so nothing was taken back: %1</source>
        <translation>Ob der Import eingetragen ist, kann nicht gelesen werden; deshalb wurde nichts zurückgenommen: %1</translation>
    </message>
</context>
<context>
    <name>DeploymentRecord</name>
    <message>
        <source>The last deployment to “%1” is %2, not %3. Nothing was changed.</source>
        <translation>Die letzte Ausrollung nach „%1“ ist %2, nicht %3. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>“%1” remembers no deployment. Nothing was changed.</source>
        <translation>In „%1“ ist keine Ausrollung vermerkt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Only the last one can be taken back; before it those that came later.</source>
        <translation>Nur die letzte kann zurückgenommen werden; vor einer früheren zuerst die späteren.</translation>
    </message>
    <message>
        <source>The deployment %1 was not finished: maintenance_off and health check are missing.</source>
        <translation>Die Ausrollung %1 wurde nicht beendet: maintenance_off und die Funktionsprüfung fehlen.</translation>
    </message>
    <message>
        <source>The deployment %1 was not finished.</source>
        <translation>Die Ausrollung %1 wurde nicht beendet.</translation>
    </message>
    <message>
        <source>The rollback %1 of the deployment %2 was not finished; rollback --deployment %2 goes on with it.</source>
        <translation>Das Zurückrollen %1 der Ausrollung %2 wurde nicht beendet; rollback --deployment %2 setzt es fort.</translation>
    </message>
</context>
<context>
    <name>Diagnose</name>
    <message>
        <source>%1 is not writable.</source>
        <translation>%1 ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or choose another folder.</source>
        <translation>Sich dort das Schreibrecht geben oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>%1, %2 free.</source>
        <translation>%1, %2 frei.</translation>
    </message>
    <message>
        <source>Make room.</source>
        <translation>Platz schaffen.</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Qt&apos;s driver %1 is not installed.</source>
        <translation>Der Qt-Treiber %1 ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install Qt&apos;s SQL drivers for MariaDB and SQLite.</source>
        <translation>Die SQL-Treiber von Qt für MariaDB und SQLite installieren.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Names with other letters than A to Z may not be shown right. Set LC_ALL or LANG to a locale with UTF-8.</source>
        <translation>Namen mit anderen Buchstaben als A bis Z werden möglicherweise nicht richtig angezeigt. LC_ALL oder LANG auf eine Spracheinstellung mit UTF-8 setzen.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>This program is newer than the clock says. Set the clock.</source>
        <translation>Dieses Programm ist neuer, als die Uhr anzeigt. Die Uhr stellen.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Temporary files</source>
        <translation>Temporäre Dateien</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message numerus="yes">
        <source>%n described.</source>
        <translation>
            <numerusform>%n beschrieben.</numerusform>
            <numerusform>%n beschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Describe where the databases are, in environments.toml.</source>
        <translation>In environments.toml beschreiben, wo die Datenbanken liegen.</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message numerus="yes">
        <source>%n for %1.</source>
        <translation>
            <numerusform>%n für %1.</numerusform>
            <numerusform>%n für %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Schema-Abbild</translation>
    </message>
</context>
<context>
    <name>DiffPage</name>
    <message>
        <source>the package&apos;s row is taken</source>
        <translation>die Zeile des Pakets wird übernommen</translation>
    </message>
    <message>
        <source>the target&apos;s row stays</source>
        <translation>die Zeile des Ziels bleibt</translation>
    </message>
    <message>
        <source>these columns stay as they are in the target: %1</source>
        <translation>diese Spalten bleiben, wie sie im Ziel sind: %1</translation>
    </message>
    <message>
        <source>it is “%1” of the target under another name</source>
        <translation>sie ist „%1“ im Ziel unter anderem Namen</translation>
    </message>
    <message>
        <source>Master data: %1 → “%2”</source>
        <translation>Stammdaten: %1 → „%2“</translation>
    </message>
    <message>
        <source>No differences: nothing to import.</source>
        <translation>Keine Abweichungen: nichts zu importieren.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) are missing.</source>
        <translation>
            <numerusform>%n Entscheidung fehlt.</numerusform>
            <numerusform>%n Entscheidungen fehlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) would be written.</source>
        <translation>
            <numerusform>%n Zeile würde geschrieben.</numerusform>
            <numerusform>%n Zeilen würden geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with what was deployed last.</source>
        <translation>Verglichen mit dem, was zuletzt ausgerollt wurde.</translation>
    </message>
    <message>
        <source>Nobody knows what was deployed last: two sides are compared.</source>
        <translation>Was zuletzt ausgerollt wurde, ist nicht bekannt: Verglichen werden nur die beiden Seiten.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Database version</source>
        <translation>Datenbankversion</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Plan (SHA-256)</source>
        <translation>Plan (SHA-256)</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Stammdatenart</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>= same</source>
        <translation>= gleich</translation>
    </message>
    <message>
        <source>? The package has no rows: somebody must confirm that those of the target stay.</source>
        <translation>? Das Paket enthält keine Zeilen: Jemand muss bestätigen, dass die des Ziels bleiben.</translation>
    </message>
    <message>
        <source>! The package has no rows; those of the target stay.</source>
        <translation>! Das Paket enthält keine Zeilen; die des Ziels bleiben.</translation>
    </message>
    <message>
        <source>! The decision about “%1” fell: its data has changed.</source>
        <translation>! Die Entscheidung zu „%1“ ist hinfällig: Die Daten haben sich geändert.</translation>
    </message>
    <message>
        <source>? to be decided</source>
        <translation>? zu entscheiden</translation>
    </message>
    <message>
        <source>» Perhaps “%1” under another name (%2 % alike).</source>
        <translation>» Vielleicht „%1“ unter anderem Namen (zu %2 % ähnlich).</translation>
    </message>
    <message>
        <source>✓ Decided by %1 on %2: %3.</source>
        <translation>✓ Entschieden von %1 am %2: %3.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Deployed last</source>
        <translation>Zuletzt ausgerollt</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>(kept)</source>
        <translation>(behalten)</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Byte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnvironmentCheck</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>The source gives one.</source>
        <translation>Die Quelle liefert eines.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>None; the connection does not leave this machine.</source>
        <translation>Keine; die Verbindung verlässt diesen Rechner nicht.</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted.</source>
        <translation>Die Verbindung zu %1 ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>Switch TLS on at the server, and name its authority with “tls_ca” in environments.toml.</source>
        <translation>TLS auf dem Server einschalten und seine Zertifizierungsstelle mit „tls_ca“ in environments.toml angeben.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The server is %1; MariaDB 10.6 or newer is needed.</source>
        <translation>Auf dem Server läuft %1; benötigt wird MariaDB 10.6 oder neuer.</translation>
    </message>
    <message>
        <source>%1 takes no changes (read_only).</source>
        <translation>%1 nimmt keine Änderungen an (read_only).</translation>
    </message>
    <message>
        <source>Deploy to the server that this one copies, or switch read_only off.</source>
        <translation>Auf den Server ausrollen, dessen Kopie dieser ist, oder read_only ausschalten.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>The server does not tell its time.</source>
        <translation>Der Server gibt seine Uhrzeit nicht an.</translation>
    </message>
    <message>
        <source>The server&apos;s clock differs from this machine&apos;s by %1 s.</source>
        <translation>Die Uhr des Servers weicht um %1 s von der dieses Rechners ab.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>At work there: %1</source>
        <translation>Dort arbeitet gerade: %1</translation>
    </message>
    <message>
        <source>Nobody is at work there.</source>
        <translation>Dort arbeitet gerade niemand.</translation>
    </message>
    <message>
        <source>Hooks</source>
        <translation>Hooks</translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation>Sicherungsordner</translation>
    </message>
    <message>
        <source>Without a backup nothing is deployed.</source>
        <translation>Ohne Sicherung wird nichts ausgerollt.</translation>
    </message>
    <message>
        <source>%1 is not writable.</source>
        <translation>%1 ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>%1 has %2 free; a backup may need %3.</source>
        <translation>%1 hat %2 frei; eine Sicherung braucht möglicherweise %3.</translation>
    </message>
    <message>
        <source>%1, %2 free.</source>
        <translation>%1, %2 frei.</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Backups in Stellwerk&apos;s own form need none of them.</source>
        <translation>Sicherungen im eigenen Format von Stellwerk brauchen keines davon.</translation>
    </message>
    <message>
        <source>Every command of the hooks is there.</source>
        <translation>Alle Befehle der Hooks sind vorhanden.</translation>
    </message>
</context>
<context>
    <name>EnvironmentEntry</name>
    <message>
        <source>The database is being read.</source>
        <translation>Die Datenbank wird gelesen.</translation>
    </message>
    <message>
        <source>The database was not read yet.</source>
        <translation>Die Datenbank wurde noch nicht gelesen.</translation>
    </message>
</context>
<context>
    <name>EnvironmentsFile</name>
    <message>
        <source>A password must not stand in this file.</source>
        <translation>In dieser Datei darf kein Passwort stehen.</translation>
    </message>
    <message>
        <source>Remove the line, change the password, and say with “secret” where it is kept: keychain, env:NAME, file:PATH, command:… or prompt.</source>
        <translation>Die Zeile entfernen, das Passwort ändern und mit „secret“ angeben, wo es liegt: keychain, env:NAME, file:PATH, command:… oder prompt.</translation>
    </message>
    <message>
        <source>“%1” is not supported by this version.</source>
        <translation>„%1“ wird von dieser Version nicht unterstützt.</translation>
    </message>
    <message>
        <source>Open the tunnel yourself and name its end with host and port.</source>
        <translation>Den Tunnel selbst öffnen und sein Ende mit host und port angeben.</translation>
    </message>
    <message>
        <source>Either “socket” or “%1”, not both.</source>
        <translation>Entweder „socket“ oder „%1“, nicht beides.</translation>
    </message>
    <message>
        <source>“%1” has no meaning with the driver sqlite.</source>
        <translation>„%1“ hat beim Treiber sqlite keine Bedeutung.</translation>
    </message>
    <message>
        <source>Two environments have the name “%1”.</source>
        <translation>Zwei Umgebungen haben den Namen „%1“.</translation>
    </message>
    <message>
        <source>The driver “agent” is not supported by this version.</source>
        <translation>Der Treiber „agent“ wird von dieser Version nicht unterstützt.</translation>
    </message>
    <message>
        <source>Use mariadb or sqlite; a server behind a firewall can be reached through a tunnel.</source>
        <translation>mariadb oder sqlite verwenden; ein Server hinter einer Firewall ist durch einen Tunnel erreichbar.</translation>
    </message>
    <message>
        <source>“daily_days” is less than “all_days” (%1).</source>
        <translation>„daily_days“ ist kleiner als „all_days“ (%1).</translation>
    </message>
    <message>
        <source>Both count from today: first all backups stay, then one per day.</source>
        <translation>Beide zählen ab heute: Zuerst bleiben alle Sicherungen, danach eine je Tag.</translation>
    </message>
    <message>
        <source>The prefix seems to hold a password; the value is not repeated here.</source>
        <translation>Der Vorsatz scheint ein Passwort zu enthalten; der Wert wird hier nicht wiederholt.</translation>
    </message>
    <message>
        <source>Leave it out: the programs get the environment&apos;s own password. Change it: it has stood in a file.</source>
        <translation>Das Passwort weglassen: Die Programme erhalten das der Umgebung. Außerdem ändern: Es stand in einer Datei.</translation>
    </message>
    <message>
        <source>“%1” is for programs that run elsewhere; there is no “prefix” that leads there.</source>
        <translation>„%1“ gilt für Programme, die anderswo laufen; es fehlt ein „prefix“, der dorthin führt.</translation>
    </message>
    <message>
        <source>Entry %1 of “%2” is no public key.</source>
        <translation>Eintrag %1 von „%2“ ist kein öffentlicher Schlüssel.</translation>
    </message>
    <message>
        <source>Write the second line of the .pub file, 56 characters that begin with RW, and if you like a blank and the owner&apos;s name.</source>
        <translation>Die zweite Zeile der .pub-Datei eintragen, 56 Zeichen, die mit RW beginnen, und auf Wunsch nach einem Leerzeichen den Namen des Inhabers.</translation>
    </message>
    <message>
        <source>The name of entry %1 of “%2” is too long or cannot be shown.</source>
        <translation>Der Name von Eintrag %1 in „%2“ ist zu lang oder lässt sich nicht anzeigen.</translation>
    </message>
    <message>
        <source>The key %1 stands twice in “%2”.</source>
        <translation>Der Schlüssel %1 kommt in „%2“ zweimal vor.</translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) can never be given:</source>
        <translation>
            <numerusform>%n Freigabe kann nie erteilt werden:</numerusform>
            <numerusform>%n Freigaben können nie erteilt werden:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“approvers” names %n key(s).</source>
        <translation>
            <numerusform>„approvers“ nennt %n Schlüssel.</numerusform>
            <numerusform>„approvers“ nennt %n Schlüssel.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventStream</name>
    <message>
        <source>The event log %1 cannot be written.</source>
        <translation>Das Ereignisprotokoll %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The event log %1 is incomplete.</source>
        <translation>Das Ereignisprotokoll %1 ist unvollständig.</translation>
    </message>
</context>
<context>
    <name>ExportFiles</name>
    <message>
        <source>The member data.%1 is missing or no list.</source>
        <translation>Das Feld data.%1 fehlt oder ist keine Liste.</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>The export file %1 cannot be read. %2</source>
        <translation>Die Exportdatei %1 kann nicht gelesen werden. %2</translation>
    </message>
    <message>
        <source>Make the package again.</source>
        <translation>Das Paket neu erstellen.</translation>
    </message>
    <message>
        <source>The export file %1 has the format %2; this version of Stellwerk reads %3.</source>
        <translation>Die Exportdatei %1 hat das Format %2; diese Version von Stellwerk liest %3.</translation>
    </message>
    <message>
        <source>Use the version of Stellwerk that made the package, or a newer one.</source>
        <translation>Die Version von Stellwerk verwenden, die das Paket erstellt hat, oder eine neuere.</translation>
    </message>
    <message>
        <source>It is no object.</source>
        <translation>Es ist kein Objekt.</translation>
    </message>
    <message>
        <source>The member %1 is missing.</source>
        <translation>Das Feld %1 fehlt.</translation>
    </message>
    <message>
        <source>The member %1 is missing or no list.</source>
        <translation>Das Feld %1 fehlt oder ist keine Liste.</translation>
    </message>
    <message>
        <source>The member %1 is unknown.</source>
        <translation>Das Feld %1 ist unbekannt.</translation>
    </message>
    <message>
        <source>The export file %1 of %2 is missing.</source>
        <translation>Die Exportdatei %1 von %2 fehlt.</translation>
    </message>
    <message>
        <source>The export file %1 belongs to no entity of the project.</source>
        <translation>Die Exportdatei %1 gehört zu keiner Stammdatenart des Projekts.</translation>
    </message>
    <message>
        <source>Correct the row in the source database.</source>
        <translation>Die Zeile in der Quelldatenbank berichtigen.</translation>
    </message>
    <message>
        <source>The member %1 holds %2, which is out of range for %3.</source>
        <translation>Das Feld %1 enthält %2; das liegt außerhalb des Bereichs von %3.</translation>
    </message>
    <message>
        <source>A member occurs twice.</source>
        <translation>Ein Feld kommt zweimal vor.</translation>
    </message>
    <message>
        <source>%1 refers to “%2” of %3, which the package does not contain exactly once.</source>
        <translation>%1 verweist auf „%2“ von %3, was das Paket nicht genau einmal enthält.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a decimal number as text</source>
        <translation>eine Dezimalzahl als Text</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>base64 text</source>
        <translation>Base64-Text</translation>
    </message>
    <message>
        <source>The member %1 has the wrong type; it must be %2.</source>
        <translation>Das Feld %1 hat den falschen Typ; erwartet wird: %2.</translation>
    </message>
    <message>
        <source>The export file %1 holds a number that is out of range, at %2.</source>
        <translation>Die Exportdatei %1 enthält bei %2 eine Zahl außerhalb des zulässigen Bereichs.</translation>
    </message>
    <message>
        <source>The row “%1” of %2 is given twice and its column %3 differs: “%4” at %5, “%6” at %7.</source>
        <translation>Die Zeile „%1“ von %2 kommt zweimal vor, und ihre Spalte %3 weicht ab: „%4“ bei %5, „%6“ bei %7.</translation>
    </message>
    <message>
        <source>Make the export again, or correct one of the two.</source>
        <translation>Den Export neu erstellen oder eine der beiden Stellen berichtigen.</translation>
    </message>
    <message>
        <source>The column %1.%2 of the row “%3” holds a value that cannot be exported: it is no UTF-8 or does not fit the type %4.</source>
        <translation>Die Spalte %1.%2 der Zeile „%3“ enthält einen Wert, der nicht exportiert werden kann: Er ist kein UTF-8 oder passt nicht zum Typ %4.</translation>
    </message>
    <message>
        <source>The column %1.%2 of the row “%3” points at a row of %4 that has no name of its own (%5).</source>
        <translation>Die Spalte %1.%2 der Zeile „%3“ zeigt auf eine Zeile von %4, die keinen eigenen Namen hat (%5).</translation>
    </message>
    <message>
        <source>The column %1.%2 of the row “%3” points at a row of %4 whose name cannot be written (%5).</source>
        <translation>Die Spalte %1.%2 der Zeile „%3“ zeigt auf eine Zeile von %4, deren Name nicht geschrieben werden kann (%5).</translation>
    </message>
    <message>
        <source>The export file %1 cannot be written.</source>
        <translation>Die Exportdatei %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Make room, or name another folder. A file of that name is as it was before.</source>
        <translation>Platz schaffen oder einen anderen Ordner angeben. Eine schon vorhandene Datei dieses Namens ist unverändert.</translation>
    </message>
    <message>
        <source>The export file %1 is missing.</source>
        <translation>Die Exportdatei %1 fehlt.</translation>
    </message>
    <message>
        <source>The export file %1 cannot be read.</source>
        <translation>Die Exportdatei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 names rows of %2 by the column %3, which closes a circle of references: export files cannot be read so.</source>
        <translation>%1 benennt Zeilen von %2 über die Spalte %3, die einen Kreis von Verweisen schließt: So lassen sich Exportdateien nicht lesen.</translation>
    </message>
    <message>
        <source>Correct the project file.</source>
        <translation>Die Projektdatei berichtigen.</translation>
    </message>
    <message>
        <source>The export file %1 is missing: nothing of %2 is compared.</source>
        <translation>Die Exportdatei %1 fehlt: Von %2 wird nichts verglichen.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stand only in the copies at %1, not in %2: they were added.</source>
        <translation>
            <numerusform>%n Zeile steht nur in den Kopien bei %1, nicht in %2: Sie wurde hinzugefügt.</numerusform>
            <numerusform>%n Zeilen stehen nur in den Kopien bei %1, nicht in %2: Sie wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were made up from the copies at %1, because the export file %2 is missing.</source>
        <translation>
            <numerusform>%n Zeile wurde aus den Kopien bei %1 gebildet, weil die Exportdatei %2 fehlt.</numerusform>
            <numerusform>%n Zeilen wurden aus den Kopien bei %1 gebildet, weil die Exportdatei %2 fehlt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 say the same as another one and were left out.</source>
        <translation>
            <numerusform>%n Zeile von %1 besagt dasselbe wie eine andere und wurde weggelassen.</numerusform>
            <numerusform>%n Zeilen von %1 besagen dasselbe wie eine andere und wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No row of %1 has the list %2: nothing of %3 is compared.</source>
        <translation>Keine Zeile von %1 hat die Liste %2: Von %3 wird nichts verglichen.</translation>
    </message>
    <message numerus="yes">
        <source>The member %1 of %n row(s) of %2 is unknown and was left out.</source>
        <translation>
            <numerusform>Das Feld %1 ist in %n Zeile von %2 unbekannt und wurde weggelassen.</numerusform>
            <numerusform>Das Feld %1 ist in %n Zeilen von %2 unbekannt und wurde weggelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list %1 of %n row(s) of %2 is null or missing and counts as empty.</source>
        <translation>
            <numerusform>Die Liste %1 ist in %n Zeile von %2 null oder fehlt und gilt als leer.</numerusform>
            <numerusform>Die Liste %1 ist in %n Zeilen von %2 null oder fehlt und gilt als leer.</numerusform>
        </translation>
    </message>
    <message>
        <source>No row of %1 has the member %2: it is not compared.</source>
        <translation>Keine Zeile von %1 hat das Feld %2: Es wird nicht verglichen.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 lack the member %2, which counts as empty there.</source>
        <translation>
            <numerusform>In %n Zeile von %1 fehlt das Feld %2; es gilt dort als leer.</numerusform>
            <numerusform>In %n Zeilen von %1 fehlt das Feld %2; es gilt dort als leer.</numerusform>
        </translation>
    </message>
    <message>
        <source>The member %1 is empty, but the column %2 must point at a row.</source>
        <translation>Das Feld %1 ist leer, aber die Spalte %2 muss auf eine Zeile zeigen.</translation>
    </message>
    <message numerus="yes">
        <source>The name %1 of %n row(s) of %2 is empty and points at nothing.</source>
        <translation>
            <numerusform>Der Name %1 ist in %n Zeile von %2 leer und verweist auf nichts.</numerusform>
            <numerusform>Der Name %1 ist in %n Zeilen von %2 leer und verweist auf nichts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its rows have more than %1 different members.</source>
        <translation>Ihre Zeilen haben mehr als %1 verschiedene Felder.</translation>
    </message>
    <message>
        <source>The member %1 occurs twice.</source>
        <translation>Das Feld %1 kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The member export_version is no text.</source>
        <translation>Das Feld export_version ist kein Text.</translation>
    </message>
    <message>
        <source>The member data.%1 is unknown.</source>
        <translation>Das Feld data.%1 ist unbekannt.</translation>
    </message>
    <message>
        <source>The member export_version must stand before data.</source>
        <translation>Das Feld export_version muss vor data stehen.</translation>
    </message>
    <message>
        <source>It ends too early.</source>
        <translation>Sie endet zu früh.</translation>
    </message>
    <message>
        <source>The export file %1 is no valid JSON. %2</source>
        <translation>Die Exportdatei %1 ist kein gültiges JSON. %2</translation>
    </message>
    <message>
        <source>It is neither a list nor an object.</source>
        <translation>Sie ist weder eine Liste noch ein Objekt.</translation>
    </message>
    <message>
        <source>A value is missing here.</source>
        <translation>Hier fehlt ein Wert.</translation>
    </message>
    <message>
        <source>A text in quotes is missing here.</source>
        <translation>Hier fehlt ein Text in Anführungszeichen.</translation>
    </message>
    <message>
        <source>A colon is missing here.</source>
        <translation>Hier fehlt ein Doppelpunkt.</translation>
    </message>
    <message>
        <source>A comma or ] is missing here.</source>
        <translation>Hier fehlt ein Komma oder ].</translation>
    </message>
    <message>
        <source>A comma or } is missing here.</source>
        <translation>Hier fehlt ein Komma oder }.</translation>
    </message>
    <message>
        <source>A digit is missing here.</source>
        <translation>Hier fehlt eine Ziffer.</translation>
    </message>
    <message>
        <source>A number begins with 0 here.</source>
        <translation>Hier beginnt eine Zahl mit 0.</translation>
    </message>
    <message>
        <source>A control character stands inside a text here.</source>
        <translation>Hier steht ein Steuerzeichen in einem Text.</translation>
    </message>
    <message>
        <source>There is no such escape.</source>
        <translation>Diese Escape-Sequenz gibt es nicht.</translation>
    </message>
    <message>
        <source>Half of a character stands here.</source>
        <translation>Hier steht nur ein halbes Zeichen.</translation>
    </message>
    <message>
        <source>The bytes here are no UTF-8.</source>
        <translation>Die Bytes an dieser Stelle sind kein UTF-8.</translation>
    </message>
    <message>
        <source>Something stands behind its end.</source>
        <translation>Hinter ihrem Ende steht noch etwas.</translation>
    </message>
    <message>
        <source>What stands before its list is too long.</source>
        <translation>Was vor ihrer Liste steht, ist zu lang.</translation>
    </message>
    <message>
        <source>What stands behind its list is too long.</source>
        <translation>Was hinter ihrer Liste steht, ist zu lang.</translation>
    </message>
    <message>
        <source>More than %1 lists and objects stand inside each other.</source>
        <translation>Mehr als %1 Listen und Objekte sind ineinander verschachtelt.</translation>
    </message>
    <message>
        <source>Its row %1 is longer than %2 MiB.</source>
        <translation>Ihre Zeile %1 ist länger als %2 MiB.</translation>
    </message>
    <message>
        <source>It stands inside a row of %1 whose natural key is empty or not unique (%2).</source>
        <translation>Sie steht in einer Zeile von %1, deren natürlicher Schlüssel leer oder nicht eindeutig ist (%2).</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>The file %1 does not exist.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is a folder; a file was expected.</source>
        <translation>%1 ist ein Ordner; eine Datei wurde erwartet.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file %1 is larger than allowed (%2 bytes).</source>
        <translation>Die Datei %1 ist größer als erlaubt (%2 Byte).</translation>
    </message>
    <message>
        <source>The file %1 cannot be written; nothing was changed.</source>
        <translation>Die Datei %1 kann nicht geschrieben werden; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The lock file %1 cannot be used; nothing was changed.</source>
        <translation>Die Sperrdatei %1 ist nicht verwendbar; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Check that its folder is there and writable.</source>
        <translation>Prüfen, ob ihr Ordner vorhanden und beschreibbar ist.</translation>
    </message>
    <message>
        <source>Another process holds %1; nothing was changed.</source>
        <translation>Ein anderer Prozess hält %1; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Wait until it has ended, then try again.</source>
        <translation>Warten, bis er beendet ist, dann erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>ForeignExport</name>
    <message>
        <source>it has the wrong type; it must be %1</source>
        <translation>es hat den falschen Typ; erwartet wird: %1</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a decimal number as text</source>
        <translation>eine Dezimalzahl als Text</translation>
    </message>
    <message>
        <source>a time like 2026-01-31T12:34:56.789+01:00</source>
        <translation>eine Zeitangabe wie 2026-01-31T12:34:56.789+01:00</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>base64 text</source>
        <translation>Base64-Text</translation>
    </message>
    <message>
        <source>it is null, which the column does not allow</source>
        <translation>es ist null, was die Spalte nicht zulässt</translation>
    </message>
    <message>
        <source>the number does not fit the column</source>
        <translation>die Zahl passt nicht in die Spalte</translation>
    </message>
    <message>
        <source>the number %1 does not fit the column</source>
        <translation>die Zahl %1 passt nicht in die Spalte</translation>
    </message>
    <message>
        <source>it has %1 characters, the column takes %2</source>
        <translation>es hat %1 Zeichen, die Spalte fasst %2</translation>
    </message>
    <message>
        <source>it stands for no time, which the column does not allow</source>
        <translation>es steht für keinen Zeitpunkt, was die Spalte nicht zulässt</translation>
    </message>
    <message>
        <source>it is more exact than the column</source>
        <translation>es ist genauer als die Spalte</translation>
    </message>
    <message>
        <source>Export the database again. Nothing was changed.</source>
        <translation>Die Datenbank erneut exportieren. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The export file %1 cannot be read. %2</source>
        <translation>Die Exportdatei %1 kann nicht gelesen werden. %2</translation>
    </message>
    <message>
        <source>It is no object with a list for each table.</source>
        <translation>Sie ist kein Objekt mit einer Liste je Tabelle.</translation>
    </message>
    <message>
        <source>The member %1 occurs twice.</source>
        <translation>Das Feld %1 kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The column %1 must have a value, and the row has none.</source>
        <translation>Die Spalte %1 muss einen Wert haben, und die Zeile hat keinen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (line %2): %3</source>
        <translation>%1 (Dateizeile %2): %3</translation>
    </message>
    <message>
        <source>%1, row %2 (line %3): %4</source>
        <translation>%1, Zeile %2 (Dateizeile %3): %4</translation>
    </message>
    <message>
        <source>The file %1 is no export of %2: it has none of its lists.</source>
        <translation>Die Datei %1 ist kein Export von %2: Sie enthält keine der zugehörigen Listen.</translation>
    </message>
    <message>
        <source>The table [export] is missing.</source>
        <translation>Der Abschnitt [export] fehlt.</translation>
    </message>
    <message>
        <source>The list “%1” occurs twice.</source>
        <translation>Die Liste „%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>Its id is missing.</source>
        <translation>Ihre ID fehlt.</translation>
    </message>
    <message>
        <source>The id %1 occurs twice.</source>
        <translation>Die ID %1 kommt zweimal vor.</translation>
    </message>
    <message>
        <source>%1 points at the table %2, which the export does not have.</source>
        <translation>%1 zeigt auf die Tabelle %2, die der Export nicht enthält.</translation>
    </message>
    <message>
        <source>%1 %2 points at a row of %3 that the export does not have.</source>
        <translation>%1 %2 zeigt auf eine Zeile von %3, die der Export nicht enthält.</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message numerus="yes">
        <source>The export %1 cannot be loaded for %n reason(s).</source>
        <translation>
            <numerusform>Der Export %1 kann aus %n Grund nicht geladen werden.</numerusform>
            <numerusform>Der Export %1 kann aus %n Gründen nicht geladen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The export %1 was changed while it was being loaded.</source>
        <translation>Der Export %1 wurde während des Ladens geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n row(s) already.</source>
        <translation>
            <numerusform>%1 hat bereits %n Zeile.</numerusform>
            <numerusform>%1 hat bereits %n Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The table %1 has %2 rows; the export has %3.</source>
        <translation>Die Tabelle %1 hat %2 Zeilen; der Export hat %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 point at rows of %2 that do not exist.</source>
        <translation>
            <numerusform>%n Zeile von %1 zeigt auf eine Zeile von %2, die es nicht gibt.</numerusform>
            <numerusform>%n Zeilen von %1 zeigen auf Zeilen von %2, die es nicht gibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was written was taken back; nothing was changed.</source>
        <translation>Das Geschriebene wurde zurückgenommen; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>loading %1 into “%2”</source>
        <translation>Laden von %1 in „%2“</translation>
    </message>
    <message>
        <source>The export has no rows of the table %1; it stays as it is.</source>
        <translation>Der Export enthält keine Zeilen der Tabelle %1; sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The export has no values of %1.%2; they are the column&apos;s default.</source>
        <translation>Der Export enthält keine Werte von %1.%2; es gilt der Standardwert der Spalte.</translation>
    </message>
    <message>
        <source>It holds a number that is out of range.</source>
        <translation>Sie enthält eine Zahl außerhalb des Wertebereichs.</translation>
    </message>
    <message>
        <source>It is no object with a member for each column.</source>
        <translation>Sie ist kein Objekt mit einem Feld je Spalte.</translation>
    </message>
    <message>
        <source>The table %1 has no column for the member %2; its values would be lost.</source>
        <translation>Die Tabelle %1 hat keine Spalte für das Feld %2; seine Werte gingen verloren.</translation>
    </message>
    <message>
        <source>The member %1 cannot be used: %2.</source>
        <translation>Das Feld %1 ist nicht verwendbar: %2.</translation>
    </message>
    <message>
        <source>it occurs twice</source>
        <translation>es kommt zweimal vor</translation>
    </message>
    <message>
        <source>it is no JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
    <message>
        <source>It is not known what the member %1 holds.</source>
        <translation>Es ist nicht bekannt, was das Feld %1 enthält.</translation>
    </message>
    <message>
        <source>The member %1 is no list of rows.</source>
        <translation>Das Feld %1 ist keine Liste von Zeilen.</translation>
    </message>
    <message>
        <source>The schema has no table %1.</source>
        <translation>Das Schema hat keine Tabelle %1.</translation>
    </message>
    <message>
        <source>The list is null: the table %1 could not be read when the export was written.</source>
        <translation>Die Liste ist null: Die Tabelle %1 war beim Schreiben des Exports nicht lesbar.</translation>
    </message>
    <message>
        <source>The file %1 cannot be opened.</source>
        <translation>Die Datei %1 kann nicht geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
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
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes and seconds</comment>
        <translation>%1 min %2 s</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>There is no snapshot of version %1 to compare with.</source>
        <translation>Es gibt kein Schema-Abbild der Version %1 zum Vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>The schema differs from the snapshot of %1 in %n place(s): %2</source>
        <translation>
            <numerusform>Das Schema weicht an %n Stelle vom Schema-Abbild von %1 ab: %2</numerusform>
            <numerusform>Das Schema weicht an %n Stellen vom Schema-Abbild von %1 ab: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring the schema to what version %1 says, or correct the snapshot.</source>
        <translation>Das Schema auf den Stand von Version %1 bringen oder das Schema-Abbild berichtigen.</translation>
    </message>
    <message>
        <source>Equals the snapshot of %1.</source>
        <translation>Gleicht dem Schema-Abbild von %1.</translation>
    </message>
    <message>
        <source>Version tables</source>
        <translation>Versionstabellen</translation>
    </message>
    <message>
        <source>Version table and history agree.</source>
        <translation>Versionstabelle und Verlauf stimmen überein.</translation>
    </message>
    <message>
        <source>Foreign keys</source>
        <translation>Fremdschlüssel</translation>
    </message>
    <message numerus="yes">
        <source>%1.%2: %n row(s) point at nothing</source>
        <translation>
            <numerusform>%1.%2: %n Zeile zeigt ins Leere</numerusform>
            <numerusform>%1.%2: %n Zeilen zeigen ins Leere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n foreign key(s) checked, no orphans.</source>
        <translation>
            <numerusform>%n Fremdschlüssel geprüft, keine verwaisten Zeilen.</numerusform>
            <numerusform>%n Fremdschlüssel geprüft, keine verwaisten Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>Stammdaten</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be matched by natural key: %1</source>
        <translation>
            <numerusform>%n Zeile kann nicht über den natürlichen Schlüssel zugeordnet werden: %1</numerusform>
            <numerusform>%n Zeilen können nicht über den natürlichen Schlüssel zugeordnet werden: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), every natural key is unique.</source>
        <translation>
            <numerusform>%n Zeile, jeder natürliche Schlüssel ist eindeutig.</numerusform>
            <numerusform>%n Zeilen, jeder natürliche Schlüssel ist eindeutig.</numerusform>
        </translation>
    </message>
    <message>
        <source>User data that names master data</source>
        <translation>Benutzerdaten, die Stammdaten nennen</translation>
    </message>
    <message numerus="yes">
        <source>%1.%2: %n row(s)</source>
        <translation>
            <numerusform>%1.%2: %n Zeile</numerusform>
            <numerusform>%1.%2: %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Names without a master row: %1</source>
        <translation>Namen ohne Stammdatenzeile: %1</translation>
    </message>
    <message>
        <source>Every name has its master row.</source>
        <translation>Jeder Name hat seine Stammdatenzeile.</translation>
    </message>
    <message>
        <source>The check cannot be run: %1</source>
        <translation>Die Prüfung kann nicht ausgeführt werden: %1</translation>
    </message>
    <message>
        <source>As expected.</source>
        <translation>Wie erwartet.</translation>
    </message>
    <message numerus="yes">
        <source>The check found %n row(s).</source>
        <translation>
            <numerusform>Die Prüfung hat %n Zeile gefunden.</numerusform>
            <numerusform>Die Prüfung hat %n Zeilen gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are there in addition to the snapshot of %1, or are named or written otherwise: %2</source>
        <translation>
            <numerusform>%n Einzelheit geht über das Schema-Abbild von %1 hinaus oder ist anders benannt oder geschrieben: %2</numerusform>
            <numerusform>%n Einzelheiten gehen über das Schema-Abbild von %1 hinaus oder sind anders benannt oder geschrieben: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Leftover tables</source>
        <translation>Übrig gebliebene Tabellen</translation>
    </message>
    <message>
        <source>No table of a former name or version is left.</source>
        <translation>Es ist keine Tabelle eines früheren Namens oder einer früheren Version übrig.</translation>
    </message>
</context>
<context>
    <name>HealthCheck</name>
    <message>
        <source>The backend sees database version %1, not %2.</source>
        <translation>Das Backend sieht Datenbankversion %1, nicht %2.</translation>
    </message>
    <message>
        <source>The backend does not say which version it is; %1 is expected.</source>
        <translation>Das Backend gibt nicht an, welche Version es hat; erwartet wird %1.</translation>
    </message>
    <message>
        <source>The backend is version %1, not %2.</source>
        <translation>Das Backend hat Version %1, nicht %2.</translation>
    </message>
    <message>
        <source>The backend&apos;s status is “%1”.</source>
        <translation>Der Status des Backends ist „%1“.</translation>
    </message>
    <message>
        <source>The backend answers with HTTP status %1.</source>
        <translation>Das Backend antwortet mit HTTP-Status %1.</translation>
    </message>
    <message>
        <source>The backend answers with HTTP status %1: %2</source>
        <translation>Das Backend antwortet mit HTTP-Status %1: %2</translation>
    </message>
    <message>
        <source>The answer is not a JSON object: %1</source>
        <translation>Die Antwort ist kein JSON-Objekt: %1</translation>
    </message>
    <message>
        <source>The backend says that it does not fit the database.</source>
        <translation>Das Backend gibt an, nicht zur Datenbank zu passen.</translation>
    </message>
    <message>
        <source>The backend says that it does not fit the database: %1</source>
        <translation>Das Backend gibt an, nicht zur Datenbank zu passen: %1</translation>
    </message>
    <message>
        <source>The backend says that migrations are pending.</source>
        <translation>Das Backend meldet ausstehende Migrationen.</translation>
    </message>
    <message>
        <source>The backend did not answer within %1 s.</source>
        <translation>Das Backend hat innerhalb von %1 s nicht geantwortet.</translation>
    </message>
    <message>
        <source>The answer is longer than %1 KiB.</source>
        <translation>Die Antwort ist länger als %1 KiB.</translation>
    </message>
    <message>
        <source>%1 says that the backend is well.</source>
        <translation>%1 meldet, dass das Backend in Ordnung ist.</translation>
    </message>
    <message>
        <source>Not well yet: %1</source>
        <translation>Noch nicht in Ordnung: %1</translation>
    </message>
    <message>
        <source>The backend was not well within %1 s: %2</source>
        <translation>Das Backend war nach %1 s noch nicht in Ordnung: %2</translation>
    </message>
    <message>
        <source>Asked was %1. Look at the backend&apos;s own log.</source>
        <translation>Abgefragt wurde %1. Das Protokoll des Backends ansehen.</translation>
    </message>
</context>
<context>
    <name>Hooks</name>
    <message>
        <source>Running the hook %1.</source>
        <translation>Der Hook %1 wird ausgeführt.</translation>
    </message>
    <message>
        <source>The hook %1 ended with exit code %2.</source>
        <translation>Der Hook %1 endete mit dem Rückgabewert %2.</translation>
    </message>
    <message>
        <source>The hook %1 says more than %2 lines; the rest is not kept.</source>
        <translation>Der Hook %1 gibt mehr als %2 Zeilen aus; der Rest wird nicht festgehalten.</translation>
    </message>
    <message>
        <source>The command %1 of the hook %2 does not exist.</source>
        <translation>Den Befehl %1 des Hooks %2 gibt es nicht.</translation>
    </message>
    <message>
        <source>the hook %1</source>
        <translation>der Hook %1</translation>
    </message>
    <message>
        <source>Try it by hand: %1</source>
        <translation>Von Hand ausprobieren: %1</translation>
    </message>
    <message>
        <source>The hook %1 is done.</source>
        <translation>Der Hook %1 ist fertig.</translation>
    </message>
    <message>
        <source>The note %1 that “%2” is in maintenance cannot be removed: %3</source>
        <translation>Der Vermerk %1, dass „%2“ in Wartung ist, kann nicht entfernt werden: %3</translation>
    </message>
    <message>
        <source>“%1” is out of maintenance; remove the file.</source>
        <translation>„%1“ ist nicht mehr in Wartung; die Datei entfernen.</translation>
    </message>
    <message>
        <source>“%1” was put into maintenance by %2 (%3 UTC) and not taken out of it.</source>
        <translation>„%1“ wurde von %2 in Wartung versetzt (%3 UTC) und nicht wieder herausgenommen.</translation>
    </message>
    <message>
        <source>End it, then remove %1.</source>
        <translation>Die Wartung beenden, dann %1 entfernen.</translation>
    </message>
    <message>
        <source>End it with: %1 — then remove %2.</source>
        <translation>Die Wartung beenden mit: %1 — dann %2 entfernen.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>The row “%1” of %2 refers to “%3” of %4, which the target does not have exactly once.</source>
        <translation>Die Zeile „%1“ von %2 verweist auf „%3“ von %4, was das Ziel nicht genau einmal enthält.</translation>
    </message>
    <message>
        <source>After the import the row “%1” of %2 still differs from the package (%3, column %4).</source>
        <translation>Nach dem Import weicht die Zeile „%1“ von %2 noch immer vom Paket ab (%3, Spalte %4).</translation>
    </message>
    <message>
        <source>Compare again: the target has changed since.</source>
        <translation>Noch einmal vergleichen: Das Ziel hat sich seither geändert.</translation>
    </message>
    <message>
        <source>The row “%1” of %2 waits for a decision. %3</source>
        <translation>Die Zeile „%1“ von %2 wartet auf eine Entscheidung. %3</translation>
    </message>
    <message>
        <source>Decide with “stellwerk-cli masterdata decide”, then try again.</source>
        <translation>Mit „stellwerk-cli masterdata decide“ entscheiden, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The row “%1” of %2 must stay, but another row of the package needs its unique value. %3</source>
        <translation>Die Zeile „%1“ von %2 muss bleiben, aber eine andere Zeile des Pakets braucht ihren eindeutigen Wert. %3</translation>
    </message>
    <message>
        <source>Give one of the two another name in development, or remove what points at the row.</source>
        <translation>Einer der beiden in der Entwicklung einen anderen Namen geben oder entfernen, was auf die Zeile zeigt.</translation>
    </message>
    <message>
        <source>After the import %1 has %2 rows instead of %3.</source>
        <translation>%1 hat nach dem Import %2 Zeilen statt %3.</translation>
    </message>
    <message>
        <source>The new row “%1” of %2 cannot be found after it was written.</source>
        <translation>Die neue Zeile „%1“ von %2 ist nach dem Schreiben nicht zu finden.</translation>
    </message>
    <message>
        <source>Somebody changed rows of %1, or rows that point at them, after the import had compared them. Nothing was changed.</source>
        <translation>Jemand hat Zeilen von %1, oder Zeilen, die auf sie zeigen, geändert, nachdem der Import sie verglichen hatte. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Import again: the comparison is then made anew.</source>
        <translation>Noch einmal importieren: Dabei wird neu verglichen.</translation>
    </message>
</context>
<context>
    <name>Init</name>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message numerus="yes">
        <source>Checksums of all %n file(s) are right.</source>
        <translation>
            <numerusform>Die Prüfsumme von %n Datei stimmt.</numerusform>
            <numerusform>Die Prüfsummen aller %n Dateien stimmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unfinished work</source>
        <translation>Nicht beendete Arbeit</translation>
    </message>
    <message>
        <source>The deployment %1 was begun on “%2” and has no end.</source>
        <translation>Die Ausrollung %1 nach „%2“ wurde begonnen und hat kein Ende.</translation>
    </message>
    <message>
        <source>If it was dealt with: stellwerk-cli deployments close %1 --env %2</source>
        <translation>Falls das geklärt ist: stellwerk-cli deployments close %1 --env %2</translation>
    </message>
    <message numerus="yes">
        <source>The init %1 of “%2” was interrupted. Its %n table(s), all empty, are dropped first.</source>
        <translation>
            <numerusform>Die Neuinstallation %1 von „%2“ wurde unterbrochen. Ihre %n Tabelle ist leer und wird zuerst gelöscht.</numerusform>
            <numerusform>Die Neuinstallation %1 von „%2“ wurde unterbrochen. Ihre %n Tabellen sind alle leer und werden zuerst gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty database</source>
        <translation>Leere Datenbank</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is not empty; it holds %n object(s): %2. %3 Nothing was changed.</source>
        <translation>
            <numerusform>„%1“ ist nicht leer, sondern enthält %n Objekt: %2. %3 Es wurde nichts geändert.</numerusform>
            <numerusform>„%1“ ist nicht leer, sondern enthält %n Objekte: %2. %3 Es wurde nichts geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its version table says %1.</source>
        <translation>Die Versionstabelle nennt %1.</translation>
    </message>
    <message>
        <source>It looks like no version of this project.</source>
        <translation>Die Datenbank gleicht keiner Version dieses Projekts.</translation>
    </message>
    <message>
        <source>It is not tracked and has the schema of version %1.</source>
        <translation>Die Datenbank ist nicht erfasst und hat das Schema von Version %1.</translation>
    </message>
    <message numerus="yes">
        <source>It is not tracked and looks like version %1, with %n difference(s).</source>
        <translation>
            <numerusform>Die Datenbank ist nicht erfasst und sieht nach Version %1 aus, mit %n Abweichung.</numerusform>
            <numerusform>Die Datenbank ist nicht erfasst und sieht nach Version %1 aus, mit %n Abweichungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>To install afresh, name a database without tables; what a container loads at its first start (docker-entrypoint-initdb.d) is not empty.</source>
        <translation>Für eine Neuinstallation eine Datenbank ohne Tabellen angeben; eine, die ein Container bei seinem ersten Start füllt (docker-entrypoint-initdb.d), ist nicht leer.</translation>
    </message>
    <message>
        <source>To keep what is there, adopt it: stellwerk-cli baseline --env %1 --version %2</source>
        <translation>Um zu behalten, was da ist, die Datenbank übernehmen: stellwerk-cli baseline --env %1 --version %2</translation>
    </message>
    <message>
        <source>To bring it to %1, deploy one version after the other: %2</source>
        <translation>Um die Datenbank auf %1 zu bringen, eine Version nach der anderen ausrollen: %2</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>The project describes no account; none is made.</source>
        <translation>Das Projekt beschreibt kein Konto; es wird keines angelegt.</translation>
    </message>
    <message>
        <source>The project of the package does not say where an account is written to.</source>
        <translation>Das Projekt des Pakets gibt nicht an, wohin ein Konto geschrieben wird.</translation>
    </message>
    <message>
        <source>Describe it in project.toml with [init.admin] and make the package again, or leave --admin out.</source>
        <translation>Dies in project.toml mit [init.admin] beschreiben und das Paket neu erstellen oder --admin weglassen.</translation>
    </message>
    <message>
        <source>No account is made, as was asked for; nobody can log in.</source>
        <translation>Wie verlangt, wird kein Konto angelegt; niemand kann sich anmelden.</translation>
    </message>
    <message>
        <source>“%1” is written to %2.</source>
        <translation>„%1“ wird in %2 geschrieben.</translation>
    </message>
    <message>
        <source>The backend keeps passwords as %1 without salt. Whoever reads the table can find them out.</source>
        <translation>Das Backend speichert Passwörter als %1 ohne Salt. Wer die Tabelle liest, kann sie herausfinden.</translation>
    </message>
    <message>
        <source>Use a long password that is used nowhere else.</source>
        <translation>Ein langes Passwort wählen, das sonst nirgends verwendet wird.</translation>
    </message>
    <message>
        <source>The name of the first account is missing.</source>
        <translation>Der Name des ersten Kontos fehlt.</translation>
    </message>
    <message>
        <source>Give --admin NAME, or --no-admin if there shall be none.</source>
        <translation>--admin NAME angeben, oder --no-admin, wenn es keines geben soll.</translation>
    </message>
    <message>
        <source>The name of the first account is too long, or has blanks at its ends or control characters.</source>
        <translation>Der Name des ersten Kontos ist zu lang, hat Leerzeichen am Anfang oder Ende oder enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>The project knows no e-mail addresses of accounts.</source>
        <translation>Das Projekt kennt keine E-Mail-Adressen für Konten.</translation>
    </message>
    <message>
        <source>The e-mail address of the first account is missing.</source>
        <translation>Die E-Mail-Adresse des ersten Kontos fehlt.</translation>
    </message>
    <message>
        <source>Give --admin-email ADDRESS.</source>
        <translation>--admin-email ADDRESS angeben.</translation>
    </message>
    <message>
        <source>“%1” is no e-mail address.</source>
        <translation>„%1“ ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>[init.admin] names what version %1 does not have: %2</source>
        <translation>[init.admin] nennt, was es in Version %1 nicht gibt: %2</translation>
    </message>
    <message>
        <source>Correct project.toml and make the package again.</source>
        <translation>project.toml berichtigen und das Paket neu erstellen.</translation>
    </message>
    <message>
        <source>The package %1 belongs to the project “%2”, this workspace to “%3”. Nothing was changed.</source>
        <translation>Das Paket %1 gehört zum Projekt „%2“, dieser Arbeitsbereich zu „%3“. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose a package of this project.</source>
        <translation>Ein Paket dieses Projekts wählen.</translation>
    </message>
    <message>
        <source>The interrupted init of “%1” wrote no rows, but there are some in: %2. Nothing was dropped.</source>
        <translation>Die unterbrochene Neuinstallation von „%1“ hat keine Zeilen geschrieben, aber es gibt welche in: %2. Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>Somebody has used the database since. Keep what is needed, empty these tables and try again.</source>
        <translation>Die Datenbank wurde seitdem benutzt. Sichern, was gebraucht wird, diese Tabellen leeren und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Database version</source>
        <translation>Datenbankversion</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Begonnen (UTC)</translation>
    </message>
    <message>
        <source>Finished (UTC)</source>
        <translation>Beendet (UTC)</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Migrations recorded as installed</source>
        <translation>Als installiert eingetragene Migrationen</translation>
    </message>
    <message>
        <source>Plan (SHA-256)</source>
        <translation>Plan (SHA-256)</translation>
    </message>
    <message>
        <source>Installation of %1 in “%2”</source>
        <translation>Installation von %1 in „%2“</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Nächste Schritte</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ fertig</translation>
    </message>
    <message>
        <source>✕ failed</source>
        <translation>✕ fehlgeschlagen</translation>
    </message>
    <message>
        <source>Checks before</source>
        <translation>Prüfungen vorher</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>Stammdaten</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>init with %1</source>
        <translation>Neuinstallation mit %1</translation>
    </message>
    <message>
        <source>taken back by the init %1</source>
        <translation>zurückgenommen durch die Neuinstallation %1</translation>
    </message>
    <message>
        <source>From here on the database is changed; cancelling means emptying it again.</source>
        <translation>Ab hier wird die Datenbank geändert; Abbrechen bedeutet, sie wieder zu leeren.</translation>
    </message>
    <message>
        <source>Table %1</source>
        <translation>Tabelle %1</translation>
    </message>
    <message>
        <source>The account “%1” cannot be read back from %2 as it was written.</source>
        <translation>Das Konto „%1“ lässt sich aus %2 nicht so zurücklesen, wie es geschrieben wurde.</translation>
    </message>
    <message>
        <source>After the init the database is not at version %1: %2</source>
        <translation>Nach der Neuinstallation hat die Datenbank nicht die Version %1: %2</translation>
    </message>
    <message>
        <source>“%1” is a fresh installation of version %2.</source>
        <translation>„%1“ ist eine Neuinstallation der Version %2.</translation>
    </message>
    <message>
        <source>Start the application and log in.</source>
        <translation>Die Anwendung starten und sich anmelden.</translation>
    </message>
    <message>
        <source>Make the first backup: stellwerk-cli backup create --env %1</source>
        <translation>Die erste Sicherung erstellen: stellwerk-cli backup create --env %1</translation>
    </message>
    <message>
        <source>Nothing was changed. “%1” is as it was.</source>
        <translation>Es wurde nichts geändert. „%1“ ist, wie es war.</translation>
    </message>
    <message>
        <source>Mend the cause, then run: stellwerk-cli init --undo --env %1</source>
        <translation>Die Ursache beheben, dann ausführen: stellwerk-cli init --undo --env %1</translation>
    </message>
    <message>
        <source>Or run init again; it begins with that.</source>
        <translation>Oder init noch einmal ausführen; es beginnt damit.</translation>
    </message>
    <message>
        <source>“%1” is empty again, as it was before.</source>
        <translation>„%1“ ist wieder leer, wie vorher.</translation>
    </message>
    <message>
        <source>end of an init</source>
        <translation>Ende einer Neuinstallation</translation>
    </message>
    <message>
        <source>undo of an init</source>
        <translation>Rücknahme einer Neuinstallation</translation>
    </message>
    <message>
        <source>No init of “%1” is unfinished. Nothing was changed.</source>
        <translation>Für „%1“ gibt es keine nicht beendete Neuinstallation. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>See: stellwerk-cli status --env %1</source>
        <translation>Siehe: stellwerk-cli status --env %1</translation>
    </message>
    <message>
        <source>taken back by %1</source>
        <translation>zurückgenommen von %1</translation>
    </message>
    <message>
        <source>This system&apos;s OpenSSL has no argon2id; version 3.2 or newer is needed.</source>
        <translation>Das OpenSSL dieses Systems kennt kein argon2id; benötigt wird Version 3.2 oder neuer.</translation>
    </message>
    <message>
        <source>The hash of the password could not be made.</source>
        <translation>Der Hash des Passworts konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>bcrypt reads only %1 bytes, and the password is longer.</source>
        <translation>bcrypt liest nur %1 Bytes, und das Passwort ist länger.</translation>
    </message>
    <message numerus="yes">
        <source>it has less than %n character(s)</source>
        <translation>
            <numerusform>es hat weniger als %n Zeichen</numerusform>
            <numerusform>es hat weniger als %n Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it has less than %n different character(s)</source>
        <translation>
            <numerusform>es hat weniger als %n verschiedenes Zeichen</numerusform>
            <numerusform>es hat weniger als %n verschiedene Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>its characters follow each other</source>
        <translation>seine Zeichen folgen aufeinander</translation>
    </message>
    <message>
        <source>it contains the account&apos;s name</source>
        <translation>es enthält den Namen des Kontos</translation>
    </message>
    <message>
        <source>it is the e-mail address</source>
        <translation>es ist die E-Mail-Adresse</translation>
    </message>
    <message>
        <source>it contains control characters</source>
        <translation>es enthält Steuerzeichen</translation>
    </message>
    <message>
        <source>The password of the account is not taken: %1. Nothing was changed.</source>
        <translation>Das Passwort des Kontos wird nicht angenommen: %1. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose a longer one, for example several words.</source>
        <translation>Ein längeres wählen, zum Beispiel mehrere Wörter.</translation>
    </message>
    <message>
        <source>“%1” may hold empty tables of this init. It could not be emptied: %2</source>
        <translation>„%1“ enthält vielleicht leere Tabellen dieser Neuinstallation. Die Datenbank konnte nicht geleert werden: %2</translation>
    </message>
    <message>
        <source>What this init made in “%1” is gone again. There is more in it, which others have made meanwhile: %2</source>
        <translation>Was diese Neuinstallation in „%1“ angelegt hat, ist wieder weg. Es steht noch mehr darin, das andere unterdessen angelegt haben: %2</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>The keychain did not give the password of %1.</source>
        <translation>Der Schlüsselbund hat das Passwort von %1 nicht herausgegeben.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again, or choose another source with “secret”.</source>
        <translation>Den Schlüsselbund entsperren und es noch einmal versuchen oder mit „secret“ eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>There was no answer within %1 s.</source>
        <translation>Innerhalb von %1 s kam keine Antwort.</translation>
    </message>
    <message>
        <source>The keychain holds no password of %1.</source>
        <translation>Der Schlüsselbund enthält kein Passwort von %1.</translation>
    </message>
    <message>
        <source>Store it there with the service “stellwerk” and the user “%1”, or choose another source with “secret”.</source>
        <translation>Es dort mit dem Dienst „stellwerk“ und dem Benutzer „%1“ speichern oder mit „secret“ eine andere Quelle wählen.</translation>
    </message>
</context>
<context>
    <name>LiveWrites</name>
    <message>
        <source>Users keep writing</source>
        <translation>Schreiben im laufenden Betrieb</translation>
    </message>
    <message>
        <source>Deploy with the application stopped: take “live” out of the environment and give it the hook maintenance_on.</source>
        <translation>Bei angehaltener Anwendung ausrollen: „live“ aus der Umgebung entfernen und ihr den Hook maintenance_on geben.</translation>
    </message>
    <message>
        <source>Migrations may change rows of protected tables that none of them declares: %1</source>
        <translation>Migrationen können Zeilen geschützter Tabellen ändern, ohne dass eine von ihnen das ankündigt: %1</translation>
    </message>
    <message>
        <source>Migrations change rows of %1. What users write there meanwhile cannot be told from that; after a failure the way back for these tables could not be proved.</source>
        <translation>Migrationen ändern Zeilen von %1. Was Benutzer währenddessen dort schreiben, lässt sich davon nicht unterscheiden; nach einem Fehlschlag ließe sich der Rückweg für diese Tabellen nicht nachweisen.</translation>
    </message>
    <message>
        <source>No migration can change rows of a protected table.</source>
        <translation>Keine Migration kann Zeilen einer geschützten Tabelle ändern.</translation>
    </message>
    <message>
        <source>Nobody can tell whose rows %1 changes: triggers, views or stored programs take part, or a statement that is not among those that are followed.</source>
        <translation>Es lässt sich nicht feststellen, wessen Zeilen %1 ändert: Trigger, Sichten oder gespeicherte Programme sind beteiligt oder eine Anweisung, die nicht zu denen gehört, die verfolgt werden.</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Checking</source>
        <comment>state of an environment that is being read</comment>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Update available</source>
        <translation>Aktualisierung verfügbar</translation>
    </message>
    <message>
        <source>Several steps behind</source>
        <translation>Mehrere Schritte zurück</translation>
    </message>
    <message>
        <source>Drifted</source>
        <translation>Weicht ab</translation>
    </message>
    <message>
        <source>Not compatible</source>
        <translation>Nicht kompatibel</translation>
    </message>
    <message>
        <source>Not tracked</source>
        <translation>Nicht erfasst</translation>
    </message>
    <message>
        <source>Empty database</source>
        <translation>Leere Datenbank</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state of an environment</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>phase</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>phase</comment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>phase</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not run</source>
        <comment>phase</comment>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>phase</comment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <comment>protected table</comment>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Changed as declared</source>
        <comment>protected table</comment>
        <translation>Geändert wie angekündigt</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>protected table</comment>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Recorded before</source>
        <comment>protected table</comment>
        <translation>Zuvor festgehalten</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>check</comment>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>check</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>check</comment>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <comment>deployment</comment>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Succeeded with warnings</source>
        <comment>deployment</comment>
        <translation>Erfolgreich mit Warnungen</translation>
    </message>
    <message>
        <source>Refused, nothing changed</source>
        <comment>deployment</comment>
        <translation>Abgelehnt, nichts geändert</translation>
    </message>
    <message>
        <source>Failed and rolled back</source>
        <comment>deployment</comment>
        <translation>Fehlgeschlagen und zurückgerollt</translation>
    </message>
    <message>
        <source>Failed, and the rollback failed</source>
        <comment>deployment</comment>
        <translation>Fehlgeschlagen, und das Zurückrollen ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>State unknown</source>
        <comment>deployment</comment>
        <translation>Zustand unbekannt</translation>
    </message>
    <message>
        <source>New</source>
        <comment>row</comment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>row</comment>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Removed</source>
        <comment>row</comment>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Only in target</source>
        <comment>row</comment>
        <translation>Nur im Ziel</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <comment>row</comment>
        <translation>Mehrdeutig</translation>
    </message>
    <message>
        <source>Detail</source>
        <comment>log level</comment>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>log level</comment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>log level</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>log level</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Intact</source>
        <comment>package</comment>
        <translation>Unversehrt</translation>
    </message>
    <message>
        <source>Not usable</source>
        <comment>package</comment>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Vorproduktion</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>deployment</comment>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Renamed</source>
        <comment>row</comment>
        <translation>Umbenannt</translation>
    </message>
    <message>
        <source>Changed in target</source>
        <comment>row</comment>
        <translation>Im Ziel geändert</translation>
    </message>
    <message>
        <source>Conflict</source>
        <comment>row</comment>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Changed by users only</source>
        <comment>protected table</comment>
        <translation>Nur von Benutzern geändert</translation>
    </message>
</context>
<context>
    <name>Maintenance</name>
    <message>
        <source>“%1” must be confirmed by its name. Nothing was changed.</source>
        <translation>„%1“ muss mit seinem Namen bestätigt werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Give --confirm %1.</source>
        <translation>--confirm %1 angeben.</translation>
    </message>
    <message>
        <source>Nobody says which version there was before the first migration. Nothing was changed.</source>
        <translation>Nirgends ist angegeben, welche Version es vor der ersten Migration gab. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Put the snapshot of that version into the folder schema/.</source>
        <translation>Das Schema-Abbild jener Version in den Ordner schema/ legen.</translation>
    </message>
    <message>
        <source>“%1” already says that it has version %2. Nothing was changed.</source>
        <translation>„%1“ gibt bereits an, Version %2 zu haben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>A tracked database is changed by a deployment, not by a baseline.</source>
        <translation>Eine erfasste Datenbank wird durch eine Ausrollung geändert, nicht durch Übernehmen.</translation>
    </message>
    <message>
        <source>“%1” is empty; there is nothing to adopt.</source>
        <translation>„%1“ ist leer; es gibt nichts zu übernehmen.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” differs from the schema of %2 in %n place(s). Nothing was recorded.</source>
        <translation>
            <numerusform>„%1“ weicht an %n Stelle vom Schema von %2 ab. Es wurde nichts eingetragen.</numerusform>
            <numerusform>„%1“ weicht an %n Stellen vom Schema von %2 ab. Es wurde nichts eingetragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend the differences, choose another version, or accept them with --accept-differences.</source>
        <translation>Die Abweichungen beheben, eine andere Version wählen oder sie mit --accept-differences annehmen.</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>The backup %1 belongs to the project “%2”. Nothing was changed.</source>
        <translation>Die Sicherung %1 gehört zum Projekt „%2“. Es wurde nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>The table %1 with %n row(s) is not in the backup.</source>
        <translation>
            <numerusform>Die Tabelle %1 mit %n Zeile ist nicht in der Sicherung.</numerusform>
            <numerusform>Die Tabelle %1 mit %n Zeilen ist nicht in der Sicherung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n row(s) more now than in the backup.</source>
        <translation>
            <numerusform>%1 hat jetzt %n Zeile mehr als in der Sicherung.</numerusform>
            <numerusform>%1 hat jetzt %n Zeilen mehr als in der Sicherung.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows of %1 have changed since the backup.</source>
        <translation>Die Zeilen von %1 haben sich seit der Sicherung geändert.</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Making a safety backup of the present state.</source>
        <translation>Vorsorglich wird der jetzige Zustand gesichert.</translation>
    </message>
    <message>
        <source>“%1” is not tracked; there is nothing to go back to.</source>
        <translation>„%1“ ist nicht erfasst; es gibt keinen Stand, zu dem zurückgegangen werden kann.</translation>
    </message>
    <message>
        <source>Migration %1 was applied to “%2”, but its file is not in the workspace. Nothing was changed.</source>
        <translation>Migration %1 wurde auf „%2“ angewendet, aber ihre Datei ist nicht im Arbeitsbereich. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>No applied migration of “%1” would be taken back.</source>
        <translation>Keine angewendete Migration von „%1“ würde zurückgenommen.</translation>
    </message>
    <message>
        <source>The migrations know no way from %1 down to %2. Nothing was changed.</source>
        <translation>Die Migrationen kennen keinen Weg von %1 hinab zu %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>“%1” has changed since the plan was made. Nothing was changed.</source>
        <translation>„%1“ hat sich seit dem Erstellen des Plans geändert. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Make the plan again and look at it.</source>
        <translation>Den Plan neu erstellen und ansehen.</translation>
    </message>
    <message>
        <source>There is no snapshot of version %1 to compare “%2” with.</source>
        <translation>Es gibt kein Schema-Abbild der Version %1, mit dem „%2“ verglichen werden könnte.</translation>
    </message>
    <message>
        <source>Choose a version of the project that has a file schema/VERSION.json.</source>
        <translation>Eine Version des Projekts wählen, zu der es eine Datei schema/VERSION.json gibt.</translation>
    </message>
    <message>
        <source>rollback</source>
        <translation>Zurückrollen</translation>
    </message>
    <message>
        <source>%1 is a copy of all files of a server; nothing was changed.</source>
        <translation>%1 ist eine Kopie aller Dateien eines Servers; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>With the server stopped:</source>
        <translation>Bei angehaltenem Server:</translation>
    </message>
    <message>
        <source>Nothing was restored, for that would take away what users have written since. How far it came: stellwerk-cli status --env %1. Solve the cause and run the command again: it goes on there. The backup from before: %2</source>
        <translation>Es wurde nichts wiederhergestellt, denn damit ginge verloren, was Benutzer seither geschrieben haben. Wie weit es kam: stellwerk-cli status --env %1. Die Ursache beheben und den Befehl noch einmal ausführen: er fährt dort fort. Die Sicherung von vorher: %2</translation>
    </message>
</context>
<context>
    <name>MasterData</name>
    <message>
        <source>In the package: %1</source>
        <translation>Im Paket: %1</translation>
    </message>
    <message>
        <source>In the target: %1</source>
        <translation>Im Ziel: %1</translation>
    </message>
    <message>
        <source>Only in the target; kept.</source>
        <translation>Nur im Ziel; bleibt erhalten.</translation>
    </message>
    <message>
        <source>Its column %1 points at the id %2 in %3, which does not exist.</source>
        <translation>Ihre Spalte %1 zeigt auf die ID %2 in %3, die es nicht gibt.</translation>
    </message>
    <message>
        <source>Its column %1 points at a row of %2 whose natural key is empty or not unique (%3).</source>
        <translation>Ihre Spalte %1 zeigt auf eine Zeile von %2, deren natürlicher Schlüssel leer oder nicht eindeutig ist (%3).</translation>
    </message>
    <message>
        <source>Its natural key is empty.</source>
        <translation>Ihr natürlicher Schlüssel ist leer.</translation>
    </message>
    <message>
        <source>It refers to “%1” of %2, which is ambiguous.</source>
        <translation>Sie verweist auf „%1“ von %2, was mehrdeutig ist.</translation>
    </message>
    <message>
        <source>Only in the target; kept, because rows that are kept refer to it.</source>
        <translation>Nur im Ziel; bleibt erhalten, weil Zeilen, die erhalten bleiben, darauf verweisen.</translation>
    </message>
    <message>
        <source>Removed with the row that it belongs to.</source>
        <translation>Wird mit der Zeile entfernt, zu der sie gehört.</translation>
    </message>
    <message numerus="yes">
        <source>Only in the target; kept, because %n row(s) of %1 point at it (ON DELETE %2).</source>
        <translation>
            <numerusform>Nur im Ziel; bleibt erhalten, weil %n Zeile von %1 darauf zeigt (ON DELETE %2).</numerusform>
            <numerusform>Nur im Ziel; bleibt erhalten, weil %n Zeilen von %1 darauf zeigen (ON DELETE %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>The target does not have these columns (yet); they are not compared: %1.</source>
        <translation>Diese Spalten hat das Ziel (noch) nicht; sie werden nicht verglichen: %1.</translation>
    </message>
    <message>
        <source>The package says nothing about these columns; they stay as they are: %1.</source>
        <translation>Über diese Spalten sagt das Paket nichts; sie bleiben, wie sie sind: %1.</translation>
    </message>
    <message>
        <source>Changed in development and in the target.</source>
        <translation>In der Entwicklung und im Ziel geändert.</translation>
    </message>
    <message>
        <source>Changed in the target since the last deployment.</source>
        <translation>Seit der letzten Ausrollung im Ziel geändert.</translation>
    </message>
    <message>
        <source>It was deployed before and removed in the target since.</source>
        <translation>Wurde früher ausgerollt und seither im Ziel entfernt.</translation>
    </message>
    <message>
        <source>Only in the target; kept, because the package brings no row of this entity.</source>
        <translation>Nur im Ziel; bleibt erhalten, weil das Paket keine Zeile dieser Stammdatenart mitbringt.</translation>
    </message>
    <message>
        <source>Made in the target since the last deployment; kept.</source>
        <translation>Seit der letzten Ausrollung im Ziel angelegt; bleibt erhalten.</translation>
    </message>
    <message>
        <source>Removed in development, changed in the target.</source>
        <translation>In der Entwicklung entfernt, im Ziel geändert.</translation>
    </message>
    <message>
        <source>Only in the target; kept, because rows that were to be removed refer to each other, or to themselves, in a circle, and none of them can be deleted first. Clear one of these references in the target.</source>
        <translation>Nur im Ziel; bleibt erhalten, weil Zeilen, die entfernt werden sollten, im Kreis aufeinander oder auf sich selbst verweisen und keine von ihnen zuerst gelöscht werden kann. Einen dieser Verweise im Ziel leeren.</translation>
    </message>
    <message>
        <source>Only in the target; kept, because rows of %1 point at it by %2 (ON DELETE %3), which the package says nothing about.</source>
        <translation>Nur im Ziel; bleibt, weil Zeilen von %1 über %2 darauf zeigen (ON DELETE %3), worüber das Paket nichts sagt.</translation>
    </message>
</context>
<context>
    <name>MasterDataDecision</name>
    <message>
        <source>This decision does not fit the row “%1” of %2: %3 Nothing was written.</source>
        <translation>Diese Entscheidung passt nicht zur Zeile „%1“ von %2: %3 Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>See the row with “stellwerk-cli masterdata diff --entity %1 --rows”.</source>
        <translation>Die Zeile mit „stellwerk-cli masterdata diff --entity %1 --rows“ ansehen.</translation>
    </message>
    <message>
        <source>it is ambiguous and is not touched. %1</source>
        <translation>Sie ist mehrdeutig und bleibt unberührt. %1</translation>
    </message>
    <message>
        <source>its renaming was accepted; take that back first.</source>
        <translation>Ihre Umbenennung wurde angenommen; diese zuerst zurücknehmen.</translation>
    </message>
    <message>
        <source>only a row that the package lacks can be deleted.</source>
        <translation>Nur eine Zeile, die im Paket fehlt, kann gelöscht werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 point at it (ON DELETE %2), so it stays.</source>
        <translation>
            <numerusform>%n Zeile von %1 zeigt auf sie (ON DELETE %2), daher bleibt sie.</numerusform>
            <numerusform>%n Zeilen von %1 zeigen auf sie (ON DELETE %2), daher bleibt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>it is no row that the package lacks; to leave it as it is, say target.</source>
        <translation>Sie fehlt im Paket nicht; um sie unverändert zu lassen, target angeben.</translation>
    </message>
    <message>
        <source>no row of the target is offered for it.</source>
        <translation>Für sie wird keine Zeile des Ziels vorgeschlagen.</translation>
    </message>
    <message>
        <source>only a row that both sides have can be kept in part.</source>
        <translation>Nur eine Zeile, die beide Seiten haben, kann teilweise behalten werden.</translation>
    </message>
    <message>
        <source>its column “%1” does not differ.</source>
        <translation>Ihre Spalte „%1“ weicht nicht ab.</translation>
    </message>
    <message>
        <source>There is no entity “%1”.</source>
        <translation>Es gibt keine Stammdatenart „%1“.</translation>
    </message>
    <message>
        <source>There are: %1</source>
        <translation>Es gibt: %1</translation>
    </message>
    <message>
        <source>More than one row of %1 is shown as “%2”. Nothing was written.</source>
        <translation>Mehr als eine Zeile von %1 wird als „%2“ angezeigt. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Name the row by its id in the target: --id.</source>
        <translation>Die Zeile über ihre ID im Ziel angeben: --id.</translation>
    </message>
    <message>
        <source>No row of %1 with the key “%2” differs.</source>
        <translation>Keine Zeile von %1 mit dem Schlüssel „%2“ weicht ab.</translation>
    </message>
    <message>
        <source>No row of %1 with the id %2 in the target differs.</source>
        <translation>Keine Zeile von %1 mit der ID %2 im Ziel weicht ab.</translation>
    </message>
    <message>
        <source>See them with “stellwerk-cli masterdata diff --entity %1 --rows”.</source>
        <translation>Die Zeilen mit „stellwerk-cli masterdata diff --entity %1 --rows“ ansehen.</translation>
    </message>
    <message>
        <source>The package has rows of %1, or the target has none; there is nothing to decide. Nothing was written.</source>
        <translation>Das Paket hat Zeilen von %1, oder das Ziel hat keine; es gibt nichts zu entscheiden. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>it is still open.</source>
        <translation>Sie ist noch offen.</translation>
    </message>
    <message>
        <source>its data has changed meanwhile.</source>
        <translation>Ihre Daten haben sich inzwischen geändert.</translation>
    </message>
    <message>
        <source>it would not be followed. %1</source>
        <translation>Die Entscheidung würde nicht befolgt. %1</translation>
    </message>
    <message>
        <source>Nothing was decided about %1.</source>
        <translation>Über %1 wurde nichts entschieden.</translation>
    </message>
    <message>
        <source>Nothing was decided about the row “%1” of %2.</source>
        <translation>Über die Zeile „%1“ von %2 wurde nichts entschieden.</translation>
    </message>
    <message>
        <source>See the decisions with “stellwerk-cli masterdata decide --list”.</source>
        <translation>Die Entscheidungen mit „stellwerk-cli masterdata decide --list“ ansehen.</translation>
    </message>
</context>
<context>
    <name>MasterDataExport</name>
    <message>
        <source>The folder %1 has files that are no part of the export: %2. Nothing was written.</source>
        <translation>Der Ordner %1 enthält Dateien, die nicht zum Export gehören: %2. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Choose another folder, or move these files away.</source>
        <translation>Einen anderen Ordner wählen oder diese Dateien woandershin verschieben.</translation>
    </message>
    <message>
        <source>The file %1/%2 cannot be written.</source>
        <translation>Die Datei %1/%2 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The folder %1 is not writable.</source>
        <translation>Der Ordner %1 ist nicht beschreibbar.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of “%1” cannot travel, and --strict was given. Nothing was written.</source>
        <translation>
            <numerusform>%n Zeile von „%1“ lässt sich nicht übertragen, und --strict ist angegeben. Es wurde nichts geschrieben.</numerusform>
            <numerusform>%n Zeilen von „%1“ lassen sich nicht übertragen, und --strict ist angegeben. Es wurde nichts geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct them: stellwerk-cli masterdata validate --env %1</source>
        <translation>Die Zeilen berichtigen; welche es sind, zeigt: stellwerk-cli masterdata validate --env %1</translation>
    </message>
</context>
<context>
    <name>MasterDataRun</name>
    <message>
        <source>The package %1 belongs to the project “%2”, this workspace to “%3”. Nothing was changed.</source>
        <translation>Das Paket %1 gehört zum Projekt „%2“, dieser Arbeitsbereich zu „%3“. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose a package of this project.</source>
        <translation>Ein Paket dieses Projekts wählen.</translation>
    </message>
    <message>
        <source>Unfinished work</source>
        <translation>Nicht beendete Arbeit</translation>
    </message>
    <message>
        <source>The deployment %1 was begun on “%2” and has no end.</source>
        <translation>Die Ausrollung %1 nach „%2“ wurde begonnen und hat kein Ende.</translation>
    </message>
    <message>
        <source>Go on with it: stellwerk-cli deploy --resume --env %1. Or undo it: stellwerk-cli rollback --unfinished --env %1</source>
        <translation>Fortsetzen: stellwerk-cli deploy --resume --env %1. Oder rückgängig machen: stellwerk-cli rollback --unfinished --env %1</translation>
    </message>
    <message>
        <source>Version rule</source>
        <translation>Versionsregel</translation>
    </message>
    <message>
        <source>The rows are for version %1. %2</source>
        <translation>Die Zeilen sind für Version %1. %2</translation>
    </message>
    <message>
        <source>Migrate “%1” first, or deploy the package.</source>
        <translation>„%1“ zuerst migrieren oder das Paket ausrollen.</translation>
    </message>
    <message>
        <source>Adopt it first: stellwerk-cli baseline --env %1 --version VERSION</source>
        <translation>Die Datenbank zuerst übernehmen: stellwerk-cli baseline --env %1 --version VERSION</translation>
    </message>
    <message>
        <source>Version tables</source>
        <translation>Versionstabellen</translation>
    </message>
    <message>
        <source>See: stellwerk-cli status --env %1</source>
        <translation>Siehe: stellwerk-cli status --env %1</translation>
    </message>
    <message>
        <source>Table classes</source>
        <translation>Tabellenklassen</translation>
    </message>
    <message>
        <source>The package has rows of tables that are no master data in this workspace: %1</source>
        <translation>Das Paket hat Zeilen von Tabellen, die in diesem Arbeitsbereich keine Stammdaten sind: %1</translation>
    </message>
    <message>
        <source>Make the package again from this workspace.</source>
        <translation>Das Paket aus diesem Arbeitsbereich neu erstellen.</translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>Stammdaten</translation>
    </message>
    <message>
        <source>See them with “stellwerk-cli masterdata diff”, decide with “stellwerk-cli masterdata decide”.</source>
        <translation>Mit „stellwerk-cli masterdata diff“ ansehen, mit „stellwerk-cli masterdata decide“ entscheiden.</translation>
    </message>
    <message>
        <source>The source has no rows of %1, the target has some. They are kept.</source>
        <translation>Die Quelle hat keine Zeilen von %1, das Ziel hat welche. Sie bleiben erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be matched by natural key and are not touched.</source>
        <translation>
            <numerusform>%n Zeile lässt sich nicht über den natürlichen Schlüssel zuordnen und bleibt unberührt.</numerusform>
            <numerusform>%n Zeilen lassen sich nicht über den natürlichen Schlüssel zuordnen und bleiben unberührt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) fell because the data changed.</source>
        <translation>
            <numerusform>%n Entscheidung ist hinfällig, weil sich die Daten geändert haben.</numerusform>
            <numerusform>%n Entscheidungen sind hinfällig, weil sich die Daten geändert haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) are missing.</source>
        <translation>
            <numerusform>%n Entscheidung fehlt.</numerusform>
            <numerusform>%n Entscheidungen fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Say where the rows come from: a package, a folder of export files, or another environment; one of these.</source>
        <translation>Angeben, woher die Zeilen kommen: aus einem Paket, einem Ordner mit Exportdateien oder einer anderen Umgebung; genau eines davon.</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>Es gibt weder Datei noch Ordner %1.</translation>
    </message>
    <message>
        <source>Reading “%1”.</source>
        <translation>„%1“ wird gelesen.</translation>
    </message>
    <message>
        <source>import of master data</source>
        <translation>Import von Stammdaten</translation>
    </message>
    <message>
        <source>Backup %1 written and read back.</source>
        <translation>Sicherung %1 geschrieben und zurückgelesen.</translation>
    </message>
    <message>
        <source>An import never writes to them. Look for a trigger, or a foreign key with ON DELETE or ON UPDATE, that does.</source>
        <translation>Ein Import schreibt nie in sie. Nach einem Trigger oder einem Fremdschlüssel mit ON DELETE oder ON UPDATE suchen, der das tut.</translation>
    </message>
    <message>
        <source>“%1” has the master data of %2, and every protected table is as it was.</source>
        <translation>„%1“ hat die Stammdaten von %2, und jede geschützte Tabelle ist, wie sie war.</translation>
    </message>
    <message>
        <source>Check the application.</source>
        <translation>Die Anwendung prüfen.</translation>
    </message>
    <message>
        <source>If it has to be taken back: stellwerk-cli masterdata undo --env %1 %2</source>
        <translation>Falls der Import zurückgenommen werden muss: stellwerk-cli masterdata undo --env %1 %2</translation>
    </message>
    <message>
        <source>Nothing was changed. “%1” is as it was.</source>
        <translation>Es wurde nichts geändert. „%1“ ist, wie es war.</translation>
    </message>
    <message>
        <source>There is no run and no reverse file “%1”.</source>
        <translation>Es gibt keinen Lauf und keine Rücknahmedatei „%1“.</translation>
    </message>
    <message>
        <source>See: %1</source>
        <translation>Siehe: %1</translation>
    </message>
    <message>
        <source>The import of %1 was taken back already.</source>
        <translation>Der Import von %1 wurde bereits zurückgenommen.</translation>
    </message>
    <message>
        <source>The run %1 has no reverse file: it imported nothing, or was rolled back.</source>
        <translation>Der Lauf %1 hat keine Rücknahmedatei: Er hat nichts importiert oder wurde zurückgerollt.</translation>
    </message>
    <message>
        <source>The reverse file %1 cannot be read.</source>
        <translation>Die Rücknahmedatei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 is no reverse file. Nothing was changed.</source>
        <translation>%1 ist keine Rücknahmedatei. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The reverse file %1 belongs to “%2”, not to “%3”. Nothing was changed.</source>
        <translation>Die Rücknahmedatei %1 gehört zu „%2“, nicht zu „%3“. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>taking back an import</source>
        <translation>Zurücknehmen eines Imports</translation>
    </message>
    <message>
        <source>“%1” is as it was before: the transaction was rolled back.</source>
        <translation>„%1“ ist, wie es vorher war: Die Transaktion wurde zurückgerollt.</translation>
    </message>
    <message>
        <source>“%1” cannot be the source: its database is at version %2, and the rows of version %3 are asked for. Nothing was changed.</source>
        <translation>„%1“ kann nicht die Quelle sein: Die Datenbank hat Version %2, verlangt sind die Zeilen der Version %3. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Bring it to version %1 first.</source>
        <translation>Die Datenbank zuerst auf Version %1 bringen.</translation>
    </message>
    <message>
        <source>“%1” cannot be source and target at once.</source>
        <translation>„%1“ kann nicht zugleich Quelle und Ziel sein.</translation>
    </message>
    <message>
        <source>Somebody wrote what the import was about to change; the import was undone and begins again.</source>
        <translation>Jemand hat geschrieben, was der Import gerade ändern wollte; der Import wurde zurückgenommen und beginnt von vorn.</translation>
    </message>
    <message>
        <source>The connection was lost at the end of the import: %1</source>
        <translation>Die Verbindung ging am Ende des Imports verloren: %1</translation>
    </message>
    <message>
        <source>The transaction was rolled back; the database has no record of this run.</source>
        <translation>Die Transaktion wurde zurückgerollt; in der Datenbank ist dieser Lauf nicht eingetragen.</translation>
    </message>
    <message>
        <source>“%1” cannot be asked whether the import was committed: %2 It is there as a whole or not at all.</source>
        <translation>Bei „%1“ lässt sich nicht erfragen, ob der Import festgeschrieben wurde: %2 Er ist ganz da oder gar nicht.</translation>
    </message>
    <message>
        <source>See whether the run %1 is listed: stellwerk-cli deployments list --env %2. If it is, the import is there; if not, nothing was changed.</source>
        <translation>Nachsehen, ob der Lauf %1 aufgeführt ist: stellwerk-cli deployments list --env %2. Wenn ja, ist der Import da; wenn nicht, wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The transaction was rolled back, but these tables of “%1” know none and may hold a part of the import: %2. Nothing was restored, because others may have written since.</source>
        <translation>Die Transaktion wurde zurückgerollt, aber diese Tabellen von „%1“ kennen keine und können einen Teil des Imports enthalten: %2. Es wurde nichts wiederhergestellt, weil andere seitdem geschrieben haben können.</translation>
    </message>
    <message>
        <source>Compare, and import again: stellwerk-cli diff --env %1</source>
        <translation>Vergleichen und noch einmal importieren: stellwerk-cli diff --env %1</translation>
    </message>
    <message>
        <source>Or restore the backup, which takes away what was written since: stellwerk-cli backup restore</source>
        <translation>Oder die Sicherung wiederherstellen; was seitdem geschrieben wurde, geht dabei verloren: stellwerk-cli backup restore</translation>
    </message>
    <message>
        <source>The run %1 is a deployment, whose record says nothing about its import.</source>
        <translation>Der Lauf %1 ist eine Ausrollung, deren Aufzeichnung nichts über ihren Import sagt.</translation>
    </message>
    <message>
        <source>Whether the import was taken back is not known: %1 It is back as a whole or not at all. See: stellwerk-cli masterdata diff --env %2</source>
        <translation>Ob der Import zurückgenommen wurde, ist nicht bekannt: %1 Er ist ganz zurückgenommen oder gar nicht. Siehe: stellwerk-cli masterdata diff --env %2</translation>
    </message>
</context>
<context>
    <name>MasterDataValidation</name>
    <message>
        <source>The database has no table %1.</source>
        <translation>Die Datenbank hat keine Tabelle %1.</translation>
    </message>
    <message>
        <source>The table %1 has no column %2.</source>
        <translation>Die Tabelle %1 hat keine Spalte %2.</translation>
    </message>
    <message>
        <source>“none = %1” is said of the column %2, but a foreign key refuses that id.</source>
        <translation>Für die Spalte %2 ist „none = %1“ angegeben, aber ein Fremdschlüssel lässt diese ID nicht zu.</translation>
    </message>
    <message>
        <source>The database has no table %1, which used_by names.</source>
        <translation>Die in used_by genannte Tabelle %1 gibt es in der Datenbank nicht.</translation>
    </message>
    <message>
        <source>The table %1 has no column %2, which used_by names.</source>
        <translation>Die in used_by genannte Spalte %2 gibt es in der Tabelle %1 nicht.</translation>
    </message>
    <message>
        <source>Its natural key is empty: the row cannot be deployed.</source>
        <translation>Ihr natürlicher Schlüssel ist leer: Die Zeile kann nicht ausgerollt werden.</translation>
    </message>
    <message>
        <source>Other rows have the same natural key: none of them can be deployed.</source>
        <translation>Andere Zeilen haben denselben natürlichen Schlüssel: Keine von ihnen kann ausgerollt werden.</translation>
    </message>
    <message>
        <source>Its column %1 holds %2 for “nothing”, but a foreign key wants a row of %3.</source>
        <translation>Ihre Spalte %1 enthält %2 für „nichts“, aber ein Fremdschlüssel verlangt eine Zeile von %3.</translation>
    </message>
    <message>
        <source>Its column %1 points at the id %2 in %3, which does not exist.</source>
        <translation>Ihre Spalte %1 zeigt auf die ID %2 in %3, die es nicht gibt.</translation>
    </message>
    <message>
        <source>Its column %1 points at “%2” of %3, whose natural key is empty or not unique.</source>
        <translation>Ihre Spalte %1 zeigt auf „%2“ von %3; dessen natürlicher Schlüssel ist leer oder nicht eindeutig.</translation>
    </message>
    <message>
        <source>Its column %1 holds “%2”, but %3 of “%4” is “%5”.</source>
        <translation>Ihre Spalte %1 enthält „%2“, aber %3 von „%4“ ist „%5“.</translation>
    </message>
    <message>
        <source>Its column %1 names “%2”; %3 has no row with that %4.</source>
        <translation>Ihre Spalte %1 nennt „%2“; in %3 gibt es keine Zeile mit diesem Wert in %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1.%2 name it; there is no such row.</source>
        <translation>
            <numerusform>%n Zeile von %1.%2 nennt diesen Wert; eine solche Zeile gibt es nicht.</numerusform>
            <numerusform>%n Zeilen von %1.%2 nennen diesen Wert; eine solche Zeile gibt es nicht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Migrate</name>
    <message>
        <source>Version rule</source>
        <translation>Versionsregel</translation>
    </message>
    <message>
        <source>%1: a database moves one version at a time.</source>
        <translation>%1: Eine Datenbank geht immer nur eine Version weiter.</translation>
    </message>
    <message>
        <source>First: stellwerk-cli migrations apply --to-version %1</source>
        <translation>Zuerst: stellwerk-cli migrations apply --to-version %1</translation>
    </message>
    <message>
        <source>Adopt it first: stellwerk-cli baseline --env %1 --version VERSION</source>
        <translation>Die Datenbank zuerst übernehmen: stellwerk-cli baseline --env %1 --version VERSION</translation>
    </message>
    <message>
        <source>Version tables</source>
        <translation>Versionstabellen</translation>
    </message>
    <message>
        <source>See: stellwerk-cli status --env %1</source>
        <translation>Siehe: stellwerk-cli status --env %1</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>migrations to %1</source>
        <translation>Migrationen bis %1</translation>
    </message>
    <message>
        <source>rollback</source>
        <translation>Zurückrollen</translation>
    </message>
    <message>
        <source>No migration of “%1” is unfinished.</source>
        <translation>In „%1“ gibt es keine nicht beendete Migration.</translation>
    </message>
    <message>
        <source>Backup %1 written and read back.</source>
        <translation>Sicherung %1 geschrieben und zurückgelesen.</translation>
    </message>
    <message>
        <source>resolve</source>
        <translation>Klären</translation>
    </message>
    <message>
        <source>There is no migration %1.</source>
        <translation>Es gibt keine Migration %1.</translation>
    </message>
    <message>
        <source>See: %1</source>
        <translation>Siehe: %1</translation>
    </message>
    <message>
        <source>The migrations are applied, and nothing was restored: users may have written meanwhile. If they have not, look for a trigger, or a foreign key with ON DELETE or ON UPDATE.</source>
        <translation>Die Migrationen sind angewendet, und es wurde nichts wiederhergestellt: Benutzer können inzwischen geschrieben haben. Wenn nicht, nach einem Trigger oder einem Fremdschlüssel mit ON DELETE oder ON UPDATE suchen.</translation>
    </message>
    <message>
        <source>The backup from before: %1</source>
        <translation>Die Sicherung von davor: %1</translation>
    </message>
</context>
<context>
    <name>Migration</name>
    <message>
        <source>%1: the number %2 occurs twice.</source>
        <translation>%1: Die Nummer %2 kommt zweimal vor.</translation>
    </message>
    <message>
        <source>%1: its version %2 is lower than %3 of the migration before it.</source>
        <translation>%1: Ihre Version %2 ist niedriger als %3 der Migration davor.</translation>
    </message>
    <message>
        <source>Migration %1 has a file for the other engine, but none for %2.</source>
        <translation>Migration %1 hat eine Datei für das andere Datenbanksystem, aber keine für %2.</translation>
    </message>
    <message>
        <source>Migration %1 is missing: numbers begin at 1 and have no gaps.</source>
        <translation>Migration %1 fehlt: Die Nummern beginnen bei 1 und sind lückenlos.</translation>
    </message>
    <message numerus="yes">
        <source>The migrations have %n problem(s).</source>
        <translation>
            <numerusform>Die Migrationen haben %n Fehler.</numerusform>
            <numerusform>Die Migrationen haben %n Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the files; nothing was run.</source>
        <translation>Die Dateien berichtigen; es wurde nichts ausgeführt.</translation>
    </message>
    <message>
        <source>The folder of migrations %1 does not exist.</source>
        <translation>Den Ordner der Migrationen %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The directive “migrate:%1” is unknown; there are up, data, verify and down.</source>
        <translation>Die Direktive „migrate:%1“ ist unbekannt; es gibt up, data, verify und down.</translation>
    </message>
    <message>
        <source>The option “%1” of “migrate:%2” is unknown.</source>
        <translation>Die Option „%1“ von „migrate:%2“ ist unbekannt.</translation>
    </message>
    <message>
        <source>The section “migrate:%1” occurs twice.</source>
        <translation>Der Abschnitt „migrate:%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>There is a statement before the first section.</source>
        <translation>Vor dem ersten Abschnitt steht eine Anweisung.</translation>
    </message>
    <message>
        <source>Put “-- migrate:up” before it.</source>
        <translation>„-- migrate:up“ davor einfügen.</translation>
    </message>
    <message>
        <source>The version is stated twice.</source>
        <translation>Die Version ist zweimal angegeben.</translation>
    </message>
    <message>
        <source>The database version that this migration belongs to is missing.</source>
        <translation>Die Datenbankversion, zu der diese Migration gehört, fehlt.</translation>
    </message>
    <message>
        <source>Add a line such as “-- version: 0.4.0” before the first section.</source>
        <translation>Vor dem ersten Abschnitt eine Zeile wie „-- version: 0.4.0“ einfügen.</translation>
    </message>
    <message>
        <source>“%1” is not a version of the form MAJOR.MINOR.PATCH.</source>
        <translation>„%1“ ist keine Version der Form MAJOR.MINOR.PATCH.</translation>
    </message>
    <message>
        <source>“critical” must be true or false, not “%1”.</source>
        <translation>„critical“ muss true oder false sein, nicht „%1“.</translation>
    </message>
    <message>
        <source>The section “migrate:up” is missing.</source>
        <translation>Der Abschnitt „migrate:up“ fehlt.</translation>
    </message>
    <message>
        <source>A migration must not begin or end transactions, lock tables or change to another database.</source>
        <translation>Eine Migration darf keine Transaktionen beginnen oder beenden, keine Tabellen sperren und nicht zu einer anderen Datenbank wechseln.</translation>
    </message>
    <message>
        <source>Stellwerk makes the transactions itself; remove this statement.</source>
        <translation>Stellwerk führt die Transaktionen selbst; diese Anweisung entfernen.</translation>
    </message>
    <message>
        <source>The data section must not change the structure: such a statement ends its transaction.</source>
        <translation>Der data-Abschnitt darf die Struktur nicht ändern: Eine solche Anweisung beendet seine Transaktion.</translation>
    </message>
    <message>
        <source>Move the statement to “migrate:up”.</source>
        <translation>Die Anweisung nach „migrate:up“ verschieben.</translation>
    </message>
    <message>
        <source>The verify section must consist of queries that return no row.</source>
        <translation>Der verify-Abschnitt muss aus Abfragen bestehen, die keine Zeile liefern.</translation>
    </message>
    <message>
        <source>Move the statement to “migrate:up” or “migrate:data”.</source>
        <translation>Die Anweisung nach „migrate:up“ oder „migrate:data“ verschieben.</translation>
    </message>
    <message>
        <source>“%1” is not the name of a migration.</source>
        <translation>„%1“ ist kein Name einer Migration.</translation>
    </message>
    <message>
        <source>Name it NNNN_title.sql, or NNNN_title.mariadb.sql and NNNN_title.sqlite.sql where the engines differ.</source>
        <translation>Sie NNNN_title.sql nennen, oder NNNN_title.mariadb.sql und NNNN_title.sqlite.sql, wo sich die Datenbanksysteme unterscheiden.</translation>
    </message>
    <message>
        <source>This migration is for %1, not for %2.</source>
        <translation>Diese Migration ist für %1, nicht für %2.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>Die Datei ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>%1: there is a way back, but no file with the way there.</source>
        <translation>%1: Es gibt einen Rückweg, aber keine Datei mit dem Hinweg.</translation>
    </message>
    <message>
        <source>%1:1:1: The database version that this migration belongs to is missing.</source>
        <translation>%1:1:1: Die Datenbankversion, zu der diese Migration gehört, fehlt.</translation>
    </message>
    <message>
        <source>One file of a pair is one section; directives have no place in it.</source>
        <translation>Eine Datei eines Paares ist ein einziger Abschnitt; Direktiven haben darin keinen Platz.</translation>
    </message>
    <message>
        <source>Name the file without “.up” or “.down”, or remove the directive.</source>
        <translation>Die Datei ohne „.up“ oder „.down“ benennen oder die Direktive entfernen.</translation>
    </message>
    <message>
        <source>“+goose StatementBegin” has no “StatementEnd”.</source>
        <translation>Zu „+goose StatementBegin“ fehlt „StatementEnd“.</translation>
    </message>
    <message>
        <source>The file mixes the directives of dbmate and goose.</source>
        <translation>Die Datei mischt die Direktiven von dbmate und goose.</translation>
    </message>
    <message>
        <source>Use “-- migrate:…” or “-- +goose …” in a file, not both.</source>
        <translation>In einer Datei „-- migrate:…“ oder „-- +goose …“ verwenden, nicht beides.</translation>
    </message>
    <message>
        <source>“+goose %1” stands inside of a statement.</source>
        <translation>„+goose %1“ steht innerhalb einer Anweisung.</translation>
    </message>
    <message>
        <source>The section “+goose %1” occurs twice.</source>
        <translation>Der Abschnitt „+goose %1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>“+goose Up” must come first.</source>
        <translation>„+goose Up“ muss zuerst kommen.</translation>
    </message>
    <message>
        <source>Text of environment variables in a migration is refused: the same file would do different things to different databases.</source>
        <translation>Text aus Umgebungsvariablen wird in einer Migration abgelehnt: Dieselbe Datei würde mit verschiedenen Datenbanken Verschiedenes tun.</translation>
    </message>
    <message>
        <source>Write the values into the file.</source>
        <translation>Die Werte in die Datei schreiben.</translation>
    </message>
    <message>
        <source>The directive “+goose %1” is unknown.</source>
        <translation>Die Direktive „+goose %1“ ist unbekannt.</translation>
    </message>
    <message>
        <source>“+goose %1” stands before “+goose Up”.</source>
        <translation>„+goose %1“ steht vor „+goose Up“.</translation>
    </message>
    <message>
        <source>“+goose StatementBegin” occurs twice without “StatementEnd”.</source>
        <translation>„+goose StatementBegin“ kommt zweimal vor, ohne „StatementEnd“ dazwischen.</translation>
    </message>
    <message>
        <source>“+goose StatementEnd” has no “StatementBegin”.</source>
        <translation>Zu „+goose StatementEnd“ fehlt „StatementBegin“.</translation>
    </message>
    <message>
        <source>The directive “lint:%1” is unknown; there is “lint:disable”.</source>
        <translation>Die Direktive „lint:%1“ ist unbekannt; es gibt „lint:disable“.</translation>
    </message>
    <message>
        <source>The rule “%1” is unknown.</source>
        <translation>Die Regel „%1“ ist unbekannt.</translation>
    </message>
    <message>
        <source>The form is “-- lint:disable CODE reason”; docs/lint.md lists the codes.</source>
        <translation>Die Form ist „-- lint:disable CODE Grund“; docs/lint.md führt die Codes auf.</translation>
    </message>
    <message>
        <source>“lint:disable %1” gives no reason.</source>
        <translation>„lint:disable %1“ nennt keinen Grund.</translation>
    </message>
    <message>
        <source>Say behind the code why the rule does not count here.</source>
        <translation>Hinter dem Code angeben, warum die Regel hier nicht gilt.</translation>
    </message>
    <message>
        <source>A migration must not set the mode %1.</source>
        <translation>Eine Migration darf den Modus %1 nicht setzen.</translation>
    </message>
    <message>
        <source>Quotes would mean something else from here on; write the statements for the usual modes.</source>
        <translation>Anführungszeichen würden ab hier etwas anderes bedeuten; die Anweisungen für die üblichen Modi schreiben.</translation>
    </message>
</context>
<context>
    <name>MigrationLint</name>
    <message>
        <source>There is no “migrate:down”: the migration can only be undone by restoring a backup.</source>
        <translation>Es gibt kein „migrate:down“: Die Migration kann nur durch Wiederherstellen einer Sicherung rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Drops the table %1 with all its rows.</source>
        <translation>Löscht die Tabelle %1 mit all ihren Zeilen.</translation>
    </message>
    <message>
        <source>Drops the column %1 with all its values.</source>
        <translation>Löscht die Spalte %1 mit all ihren Werten.</translation>
    </message>
    <message>
        <source>Renames the table %1 to %2: programs that use the old name fail from then on.</source>
        <translation>Benennt die Tabelle %1 in %2 um: Programme, die den alten Namen verwenden, schlagen von da an fehl.</translation>
    </message>
    <message>
        <source>Changes every row of %1: there is no WHERE.</source>
        <translation>Ändert jede Zeile von %1: Es gibt kein WHERE.</translation>
    </message>
    <message>
        <source>Deletes every row of %1: there is no WHERE.</source>
        <translation>Löscht jede Zeile von %1: Es gibt kein WHERE.</translation>
    </message>
    <message>
        <source>Changes rows of the protected table %1, which “touches” does not name: the deployment would fail.</source>
        <translation>Ändert Zeilen der geschützten Tabelle %1, die „touches“ nicht nennt: Das Ausrollen würde fehlschlagen.</translation>
    </message>
    <message>
        <source>Changes rows between structure changes, where no transaction protects them; if the order allows it, use “migrate:data”.</source>
        <translation>Ändert Zeilen zwischen Strukturänderungen, wo keine Transaktion sie schützt; wenn die Reihenfolge es erlaubt, „migrate:data“ verwenden.</translation>
    </message>
    <message>
        <source>%1 and %2 hold different things</source>
        <translation>%1 und %2 enthalten Verschiedenes</translation>
    </message>
    <message>
        <source>parts of a second are cut off</source>
        <translation>Teile einer Sekunde werden abgeschnitten</translation>
    </message>
    <message>
        <source>timestamp ends in 2038 (2106 on newer servers) and begins in 1970</source>
        <translation>timestamp endet 2038 (auf neueren Servern 2106) und beginnt 1970</translation>
    </message>
    <message>
        <source>%1 does not hold all of %2</source>
        <translation>%1 kann nicht alles von %2 aufnehmen</translation>
    </message>
    <message>
        <source>negative numbers do not fit</source>
        <translation>negative Zahlen passen nicht hinein</translation>
    </message>
    <message>
        <source>big numbers do not fit</source>
        <translation>große Zahlen passen nicht hinein</translation>
    </message>
    <message>
        <source>decimals are cut off</source>
        <translation>Nachkommastellen werden abgeschnitten</translation>
    </message>
    <message>
        <source>digits are cut off</source>
        <translation>Ziffern werden abgeschnitten</translation>
    </message>
    <message>
        <source>%1 does not hold every value of %2 exactly</source>
        <translation>%1 kann nicht jeden Wert von %2 genau aufnehmen</translation>
    </message>
    <message>
        <source>long values do not fit</source>
        <translation>lange Werte passen nicht hinein</translation>
    </message>
    <message>
        <source>the value %1 is gone</source>
        <translation>den Wert %1 gibt es nicht mehr</translation>
    </message>
    <message>
        <source>signs of %1 that %2 lacks are lost</source>
        <translation>Zeichen aus %1, die es in %2 nicht gibt, gehen verloren</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) of the file, this one first, fail when they are run a second time. The journal resumes behind them; who runs the file by hand has no journal.</source>
        <translation>
            <numerusform>%n Anweisung der Datei, nämlich diese, schlägt fehl, wenn sie ein zweites Mal ausgeführt wird. Das Journal setzt hinter ihr fort; wer die Datei von Hand ausführt, hat kein Journal.</numerusform>
            <numerusform>%n Anweisungen der Datei, diese als erste, schlagen fehl, wenn sie ein zweites Mal ausgeführt werden. Das Journal setzt hinter ihnen fort; wer die Datei von Hand ausführt, hat kein Journal.</numerusform>
        </translation>
    </message>
    <message>
        <source>“touches” names %1, but no statement changes its rows.</source>
        <translation>„touches“ nennt %1, aber keine Anweisung ändert Zeilen davon.</translation>
    </message>
    <message>
        <source>“migrate:down” is empty: undoing the migration would only forget that it ran.</source>
        <translation>„migrate:down“ ist leer: Beim Zurücknehmen der Migration würde nur vergessen, dass sie gelaufen ist.</translation>
    </message>
    <message numerus="yes">
        <source>about %n row(s)</source>
        <translation>
            <numerusform>etwa %n Zeile</numerusform>
            <numerusform>etwa %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>Writes all rows of %1 anew (ALGORITHM=%2).</source>
        <translation>Schreibt alle Zeilen von %1 neu (ALGORITHM=%2).</translation>
    </message>
    <message>
        <source>May write all rows of %1 anew: what the column was before is not known.</source>
        <translation>Schreibt möglicherweise alle Zeilen von %1 neu: Was die Spalte vorher war, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Nobody can write to %1 as long as this runs (LOCK=SHARED).</source>
        <translation>Niemand kann in %1 schreiben, solange dies läuft (LOCK=SHARED).</translation>
    </message>
    <message>
        <source>Copies with SELECT *: the columns of another database may have another order or number. Name them on both sides.</source>
        <translation>Kopiert mit SELECT *: Die Spalten einer anderen Datenbank können eine andere Reihenfolge oder Anzahl haben. Sie auf beiden Seiten nennen.</translation>
    </message>
    <message>
        <source>Drops the index %1 of %2: queries that need it become slow.</source>
        <translation>Löscht den Index %1 von %2: Abfragen, die ihn brauchen, werden langsam.</translation>
    </message>
    <message>
        <source>Drops the primary key of %1.</source>
        <translation>Löscht den Primärschlüssel von %1.</translation>
    </message>
    <message>
        <source>Renames the column %1 to %2: programs that use the old name fail from then on.</source>
        <translation>Benennt die Spalte %1 in %2 um: Programme, die den alten Namen verwenden, schlagen von da an fehl.</translation>
    </message>
    <message>
        <source>Adds the column %1 as NOT NULL without a default: rows that exist have no value for it.</source>
        <translation>Fügt die Spalte %1 als NOT NULL ohne Standardwert hinzu: Vorhandene Zeilen haben keinen Wert dafür.</translation>
    </message>
    <message>
        <source>Makes the column %1 NOT NULL: it fails if a row has NULL there.</source>
        <translation>Setzt die Spalte %1 auf NOT NULL: Das schlägt fehl, wenn eine Zeile dort NULL hat.</translation>
    </message>
    <message>
        <source>NULL is no longer possible</source>
        <translation>NULL ist nicht mehr möglich</translation>
    </message>
    <message>
        <source>The column %1 holds less than before (%2 → %3): %4.</source>
        <translation>Die Spalte %1 fasst weniger als zuvor (%2 → %3): %4.</translation>
    </message>
    <message>
        <source>Drops the index %1: queries that need it become slow.</source>
        <translation>Löscht den Index %1: Abfragen, die ihn brauchen, werden langsam.</translation>
    </message>
    <message>
        <source>Switches foreign keys off: rows without their parent are not noticed from here on.</source>
        <translation>Schaltet Fremdschlüssel ab: Zeilen ohne ihre übergeordnete Zeile werden von hier an nicht bemerkt.</translation>
    </message>
    <message>
        <source>Changes a setting of the whole server: other databases feel it, no rollback takes it back, and it is gone with the next start.</source>
        <translation>Ändert eine Einstellung des ganzen Servers: Andere Datenbanken sind davon betroffen, kein Zurückrollen nimmt sie zurück, und mit dem nächsten Start ist sie verloren.</translation>
    </message>
    <message>
        <source>Changes rights or accounts: they belong to the server, not to the database, and neither a backup nor a rollback holds them.</source>
        <translation>Ändert Rechte oder Konten: Sie gehören zum Server, nicht zur Datenbank, und weder eine Sicherung noch ein Zurückrollen umfasst sie.</translation>
    </message>
    <message>
        <source>Names a DEFINER: that account may not exist on the other server, and what is made here would fail there.</source>
        <translation>Nennt einen DEFINER: Dieses Konto gibt es auf dem anderen Server möglicherweise nicht, und was hier angelegt wird, würde dort fehlschlagen.</translation>
    </message>
    <message>
        <source>The storage engine %1 has no transactions: what fails halfway stays halfway, and a backup is not of one moment.</source>
        <translation>Die Speicher-Engine %1 kennt keine Transaktionen: Was auf halbem Weg fehlschlägt, bleibt auf halbem Weg, und eine Sicherung gibt nicht einen einzigen Zeitpunkt wieder.</translation>
    </message>
</context>
<context>
    <name>MigrationProof</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no snapshot before %1, so the step to it was not tried.</source>
        <translation>Es gibt kein Schema-Abbild vor %1, daher wurde der Schritt dorthin nicht erprobt.</translation>
    </message>
    <message>
        <source>It fails on an empty database of the version before: %1</source>
        <translation>Schlägt auf einer leeren Datenbank der Version davor fehl: %1</translation>
    </message>
    <message>
        <source>There is no snapshot of %1 to compare with.</source>
        <translation>Es gibt kein Schema-Abbild von %1 zum Vergleichen.</translation>
    </message>
    <message>
        <source>After the migrations to %1 the schema is not what the snapshot says: %2</source>
        <translation>Nach den Migrationen zu %1 ist das Schema nicht, was das Schema-Abbild angibt: %2</translation>
    </message>
    <message>
        <source>%1 has no way back, so those before it were not taken back.</source>
        <translation>%1 hat keinen Rückweg, daher wurden die Migrationen davor nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>Its way back fails: %1</source>
        <translation>Der Rückweg schlägt fehl: %1</translation>
    </message>
    <message>
        <source>After its way back the schema is not what it was: %1</source>
        <translation>Nach dem Rückweg ist das Schema nicht, wie es war: %1</translation>
    </message>
</context>
<context>
    <name>MigrationResolve</name>
    <message>
        <source>Migration %1 can be retried from statement 1 to %2, not from %3. Nothing was recorded.</source>
        <translation>Migration %1 kann ab einer der Anweisungen 1 bis %2 wiederholt werden, nicht ab %3. Es wurde nichts eingetragen.</translation>
    </message>
    <message>
        <source>The history says that migration %1 is applied. Nothing was recorded.</source>
        <translation>Laut Verlauf ist Migration %1 angewendet. Es wurde nichts eingetragen.</translation>
    </message>
    <message>
        <source>If that is wrong, say --not-applied first.</source>
        <translation>Wenn das falsch ist, zuerst --not-applied angeben.</translation>
    </message>
    <message>
        <source>A decision about migration %1 needs a reason. Nothing was recorded.</source>
        <translation>Eine Entscheidung über Migration %1 braucht einen Grund. Es wurde nichts eingetragen.</translation>
    </message>
</context>
<context>
    <name>MigrationRules</name>
    <message numerus="yes">
        <source>The migrations to %1 have %n finding(s) that must not be released; no package was made.</source>
        <translation>
            <numerusform>Die Migrationen zu %1 haben %n Befund, der eine Freigabe verbietet; es wurde kein Paket erstellt.</numerusform>
            <numerusform>Die Migrationen zu %1 haben %n Befunde, die eine Freigabe verbieten; es wurde kein Paket erstellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend the files, or say in them or in project.toml why the rule does not count (docs/lint.md).</source>
        <translation>Die Dateien berichtigen oder in ihnen oder in project.toml angeben, warum die Regel nicht gilt (docs/lint.md).</translation>
    </message>
</context>
<context>
    <name>MigrationRunner</name>
    <message>
        <source>The migration was rolled back: the database is as it was before it.</source>
        <translation>Die Migration wurde zurückgerollt: Die Datenbank ist, wie sie vorher war.</translation>
    </message>
    <message numerus="yes">
        <source>Migration %1 leaves %n row(s) that point at nothing.</source>
        <translation>
            <numerusform>Migration %1 hinterlässt %n Zeile, die ins Leere zeigt.</numerusform>
            <numerusform>Migration %1 hinterlässt %n Zeilen, die ins Leere zeigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: statement %2 of %3 (%4)</source>
        <translation>%1: Anweisung %2 von %3 (%4)</translation>
    </message>
    <message>
        <source>Migration %1: query %2 of its verification returned rows.</source>
        <translation>Migration %1: Abfrage %2 ihrer Überprüfung lieferte Zeilen.</translation>
    </message>
    <message>
        <source>Migration %1 failed at statement %2 of %3 (%4).</source>
        <translation>Migration %1 ist bei Anweisung %2 von %3 fehlgeschlagen (%4).</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) of it are applied and stay, because MariaDB commits at every change of the structure; the journal names them.</source>
        <translation>
            <numerusform>%n ihrer Anweisungen ist angewendet und bleibt es, weil MariaDB bei jeder Änderung der Struktur die Transaktion abschließt; das Journal nennt sie.</numerusform>
            <numerusform>%n ihrer Anweisungen sind angewendet und bleiben es, weil MariaDB bei jeder Änderung der Struktur die Transaktion abschließt; das Journal nennt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of it was applied.</source>
        <translation>Nichts davon wurde angewendet.</translation>
    </message>
    <message>
        <source>migration %1, %2, statement %3</source>
        <translation>Migration %1, %2, Anweisung %3</translation>
    </message>
    <message>
        <source>Migration %1 was applied to “%2” before; nothing was run.</source>
        <translation>Migration %1 wurde schon früher auf „%2“ angewendet; es wurde nichts ausgeführt.</translation>
    </message>
    <message>
        <source>Migration %1 has no section “migrate:down”; nothing was reverted.</source>
        <translation>Migration %1 hat keinen Abschnitt „migrate:down“; es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>Restore a backup instead.</source>
        <translation>Stattdessen eine Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>migration %1</source>
        <translation>Migration %1</translation>
    </message>
    <message>
        <source>Migration %1 was applied.</source>
        <translation>Migration %1 wurde angewendet.</translation>
    </message>
    <message>
        <source>The failure could not be recorded in the database: %1</source>
        <translation>Der Fehlschlag konnte nicht in der Datenbank eingetragen werden: %1</translation>
    </message>
    <message>
        <source>Migration %1 failed; it is not critical and stays pending: %2</source>
        <translation>Migration %1 ist fehlgeschlagen; sie ist nicht kritisch und bleibt ausstehend: %2</translation>
    </message>
    <message>
        <source>Migration %1 was reverted.</source>
        <translation>Migration %1 wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Migration %1 cannot be undone statement by statement. Nothing was changed.</source>
        <translation>Migration %1 kann nicht Anweisung für Anweisung rückgängig gemacht werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Restore the backup, or go on with the migration.</source>
        <translation>Die Sicherung wiederherstellen oder mit der Migration fortfahren.</translation>
    </message>
    <message>
        <source>After undoing statement %1 of migration %2 the definitions are not those from before it.</source>
        <translation>Nach dem Rückgängigmachen von Anweisung %1 der Migration %2 sind die Definitionen nicht die von davor.</translation>
    </message>
    <message>
        <source>Restore the backup.</source>
        <translation>Die Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>%1: statement %2 was undone.</source>
        <translation>%1: Anweisung %2 wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>%1 goes on: %2 of %3 statements were applied before.</source>
        <translation>%1 wird fortgesetzt: %2 von %3 Anweisungen wurden schon früher angewendet.</translation>
    </message>
    <message>
        <source>Statement %1 of migration %2 cannot be undone: what it made is not there as it left it.</source>
        <translation>Anweisung %1 der Migration %2 kann nicht rückgängig gemacht werden: Was sie angelegt hat, ist nicht mehr so da, wie sie es hinterlassen hat.</translation>
    </message>
    <message>
        <source>It failed half-way: a part of it may be done and stay. See what is known: stellwerk-cli status</source>
        <translation>Sie schlug auf halbem Weg fehl: Ein Teil davon kann getan sein und bleiben. Was bekannt ist: stellwerk-cli status</translation>
    </message>
</context>
<context>
    <name>MigrationSum</name>
    <message>
        <source>%1 has changed since its checksum was written.</source>
        <translation>%1 wurde geändert, seit die Prüfsumme geschrieben wurde.</translation>
    </message>
    <message>
        <source>%1 is not listed in %2.</source>
        <translation>%1 ist in %2 nicht aufgeführt.</translation>
    </message>
    <message>
        <source>%1 is listed in %2, but there is no such file.</source>
        <translation>%1 ist in %2 aufgeführt, aber es gibt keine solche Datei.</translation>
    </message>
    <message>
        <source>%1 stands at another place in %2.</source>
        <translation>%1 steht in %2 an einer anderen Stelle.</translation>
    </message>
    <message>
        <source>%1 is damaged, or was edited or merged by hand: its first line does not fit the others.</source>
        <translation>%1 ist beschädigt oder wurde von Hand bearbeitet oder zusammengeführt: Die erste Zeile passt nicht zu den übrigen.</translation>
    </message>
    <message>
        <source>If the files are as they should be, write the checksums anew: stellwerk-cli migrations hash</source>
        <translation>Wenn die Dateien so sind, wie sie sein sollen, die Prüfsummen neu schreiben: stellwerk-cli migrations hash</translation>
    </message>
</context>
<context>
    <name>NewMigration</name>
    <message>
        <source>“%1” has no letter or digit for a file name.</source>
        <translation>„%1“ enthält weder Buchstaben noch Ziffern für einen Dateinamen.</translation>
    </message>
</context>
<context>
    <name>NextAction</name>
    <message>
        <source>Find out why %1 cannot be read. %2</source>
        <translation>Herausfinden, warum %1 nicht gelesen werden kann. %2</translation>
    </message>
    <message>
        <source>Deploy package %1 to %2: it brings the database from %3 to %1.</source>
        <translation>Paket %1 in %2 ausrollen: Es bringt die Datenbank von %3 auf %1.</translation>
    </message>
    <message>
        <source>Make package %1 from %2, so that %3 can be brought up to date.</source>
        <translation>Paket %1 aus %2 erstellen, damit %3 auf den aktuellen Stand gebracht werden kann.</translation>
    </message>
    <message>
        <source>The environments are being read.</source>
        <translation>Die Umgebungen werden gelesen.</translation>
    </message>
    <message>
        <source>Nothing to do: every environment is up to date and backed up.</source>
        <translation>Nichts zu tun: Jede Umgebung ist aktuell und gesichert.</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Deploys an application&apos;s database from development to production, safely.</source>
        <translation>Rollt die Datenbank einer Anwendung sicher von der Entwicklung in die Produktion aus.</translation>
    </message>
    <message>
        <source>The workspace to open.</source>
        <translation>Der zu öffnende Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The language of the window: de, en or system.</source>
        <translation>Die Sprache des Fensters: de, en oder system.</translation>
    </message>
    <message>
        <source>The colours: light, dark or system.</source>
        <translation>Die Farben: light, dark oder system.</translation>
    </message>
    <message>
        <source>The page to show: overview, packages or deployment.</source>
        <translation>Die anzuzeigende Seite: overview, packages oder deployment.</translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message>
        <source>The package cannot be made; nothing was written.</source>
        <translation>Das Paket kann nicht erstellt werden; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>The package is damaged: its archive cannot be read.</source>
        <translation>Das Paket ist beschädigt: Sein Archiv kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The package is refused: its archive can be read in two ways.</source>
        <translation>Das Paket wird abgelehnt: Sein Archiv kann auf zwei Arten gelesen werden.</translation>
    </message>
    <message>
        <source>Do not trust where it came from. Nothing was changed.</source>
        <translation>Der Herkunft des Pakets nicht vertrauen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 does not end with a line end</source>
        <translation>%1 endet nicht mit einem Zeilenende</translation>
    </message>
    <message>
        <source>line %1 of %2 is no checksum</source>
        <translation>Zeile %1 in %2 ist keine Prüfsumme</translation>
    </message>
    <message>
        <source>%1 is listed twice</source>
        <translation>%1 ist zweimal aufgeführt</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 is listed but missing</source>
        <translation>%1 ist aufgeführt, fehlt aber</translation>
    </message>
    <message>
        <source>%1 has no checksum</source>
        <translation>%1 hat keine Prüfsumme</translation>
    </message>
    <message>
        <source>%1 is not what its checksum says</source>
        <translation>%1 ist nicht, was die Prüfsumme angibt</translation>
    </message>
    <message>
        <source>The package is damaged: %1.</source>
        <translation>Das Paket ist beschädigt: %1.</translation>
    </message>
    <message>
        <source>Fetch or make the package again. Nothing was changed.</source>
        <translation>Das Paket neu holen oder neu erstellen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The package is damaged: it cannot be unpacked.</source>
        <translation>Das Paket ist beschädigt: Es kann nicht entpackt werden.</translation>
    </message>
    <message>
        <source>The package is refused: it would unpack to far more than a package needs (over %1 MiB from %2 KiB).</source>
        <translation>Das Paket wird abgelehnt: Entpackt wäre es weit größer, als ein Paket sein muss (über %1 MiB aus %2 KiB).</translation>
    </message>
    <message>
        <source>The package cannot be compressed; nothing was written.</source>
        <translation>Das Paket kann nicht komprimiert werden; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>a text is expected</source>
        <translation>ein Text wird erwartet</translation>
    </message>
    <message>
        <source>a version like 1.2.3 is expected</source>
        <translation>eine Version wie 1.2.3 wird erwartet</translation>
    </message>
    <message>
        <source>a whole number is expected</source>
        <translation>eine ganze Zahl wird erwartet</translation>
    </message>
    <message>
        <source>The package is refused: %1 is not a JSON object.</source>
        <translation>Das Paket wird abgelehnt: %1 ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The package is refused: its format %1 is newer than the formats that this Stellwerk knows (up to %2).</source>
        <translation>Das Paket wird abgelehnt: Sein Format %1 ist neuer als die Formate, die dieses Stellwerk kennt (bis %2).</translation>
    </message>
    <message>
        <source>Install a newer Stellwerk here. Nothing was changed.</source>
        <translation>Hier eine neuere Version von Stellwerk installieren. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The package is refused: %1 has no known format.</source>
        <translation>Das Paket wird abgelehnt: %1 hat kein bekanntes Format.</translation>
    </message>
    <message>
        <source>a list is expected</source>
        <translation>eine Liste wird erwartet</translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation>ein Objekt wird erwartet</translation>
    </message>
    <message>
        <source>a time like 2026-01-31T12:34:56Z is expected</source>
        <translation>eine Zeitangabe wie 2026-01-31T12:34:56Z wird erwartet</translation>
    </message>
    <message>
        <source>The package is refused: %1 is wrong: %2.</source>
        <translation>Das Paket wird abgelehnt: %1 ist fehlerhaft: %2.</translation>
    </message>
    <message>
        <source>%1 is named in %2 but missing</source>
        <translation>%1 wird in %2 genannt, fehlt aber</translation>
    </message>
    <message>
        <source>%1 has another checksum than %2 says</source>
        <translation>%1 hat eine andere Prüfsumme als in %2 angegeben</translation>
    </message>
    <message>
        <source>the file &quot;%1&quot; %2</source>
        <translation>die Datei &quot;%1&quot; %2</translation>
    </message>
    <message>
        <source>a package has no place for the file &quot;%1&quot;</source>
        <translation>ein Paket hat keinen Platz für die Datei &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The package is refused: %1 is missing.</source>
        <translation>Das Paket wird abgelehnt: %1 fehlt.</translation>
    </message>
    <message>
        <source>The package cannot be written: &quot;%1&quot; is not a time like 2026-01-31T12:34:56Z.</source>
        <translation>Das Paket kann nicht geschrieben werden: &quot;%1&quot; ist keine Zeitangabe wie 2026-01-31T12:34:56Z.</translation>
    </message>
    <message>
        <source>The package cannot be written: %1.</source>
        <translation>Das Paket kann nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>The package does not read back as it was made; nothing was written.</source>
        <translation>Das Paket ergibt beim Zurücklesen nicht das, was erstellt wurde; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>The package %1 exists already with other content; it was not touched.</source>
        <translation>Das Paket %1 existiert bereits mit anderem Inhalt; es wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Wait a second and prepare again, or move the old file away.</source>
        <translation>Eine Sekunde warten und das Paket erneut erstellen oder die alte Datei verschieben.</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 ist keine Datei.</translation>
    </message>
    <message>
        <source>reading the package %1</source>
        <translation>Lesen des Pakets %1</translation>
    </message>
    <message>
        <source>The package is damaged: its archive is broken at byte %1.</source>
        <translation>Das Paket ist beschädigt: Das Archiv ist bei Byte %1 fehlerhaft.</translation>
    </message>
    <message>
        <source>The package is refused: its entry &quot;%1&quot; %2.</source>
        <translation>Das Paket wird abgelehnt: Der Eintrag &quot;%1&quot; %2.</translation>
    </message>
    <message>
        <source>Stellwerk never writes such a package; do not trust where it came from. Nothing was changed.</source>
        <translation>Stellwerk schreibt solche Pakete nie; der Herkunft des Pakets ist nicht zu trauen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>is a hard link</source>
        <translation>ist ein harter Link</translation>
    </message>
    <message>
        <source>is a symbolic link</source>
        <translation>ist ein symbolischer Link</translation>
    </message>
    <message>
        <source>is a folder entry; only files are allowed</source>
        <translation>ist ein Ordnereintrag; nur Dateien sind erlaubt</translation>
    </message>
    <message>
        <source>is of the special kind &quot;%1&quot;; only plain files are allowed</source>
        <translation>ist von der besonderen Art &quot;%1&quot;; nur gewöhnliche Dateien sind erlaubt</translation>
    </message>
    <message>
        <source>occurs twice</source>
        <translation>kommt zweimal vor</translation>
    </message>
    <message>
        <source>is a file and a folder at once</source>
        <translation>ist zugleich Datei und Ordner</translation>
    </message>
    <message>
        <source>has a name that is not valid UTF-8</source>
        <translation>hat einen Namen, der kein gültiges UTF-8 ist</translation>
    </message>
    <message>
        <source>has a name that is split over two fields</source>
        <translation>hat einen Namen, der auf zwei Felder verteilt ist</translation>
    </message>
    <message>
        <source>has no name</source>
        <translation>hat keinen Namen</translation>
    </message>
    <message numerus="yes">
        <source>has a name longer than %n byte(s)</source>
        <translation>
            <numerusform>hat einen Namen mit mehr als %n Byte</numerusform>
            <numerusform>hat einen Namen mit mehr als %n Byte</numerusform>
        </translation>
    </message>
    <message>
        <source>has an absolute path</source>
        <translation>hat einen absoluten Pfad</translation>
    </message>
    <message>
        <source>has a backslash in its name</source>
        <translation>hat einen umgekehrten Schrägstrich im Namen</translation>
    </message>
    <message>
        <source>points out of its folder</source>
        <translation>weist aus dem Ordner hinaus</translation>
    </message>
    <message>
        <source>has an empty part in its name</source>
        <translation>hat einen leeren Teil im Namen</translation>
    </message>
    <message numerus="yes">
        <source>The package is refused: it has more than %n file(s).</source>
        <translation>
            <numerusform>Das Paket wird abgelehnt: Es enthält mehr als %n Datei.</numerusform>
            <numerusform>Das Paket wird abgelehnt: Es enthält mehr als %n Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>more than %1 cannot be</source>
        <translation>mehr als %1 ist nicht möglich</translation>
    </message>
    <message>
        <source>%1 is named twice in %2</source>
        <translation>%1 wird in %2 zweimal genannt</translation>
    </message>
    <message>
        <source>%1 is not named in %2</source>
        <translation>%1 wird in %2 nicht genannt</translation>
    </message>
    <message>
        <source>differs from “%1” only in how it is written</source>
        <translation>unterscheidet sich von „%1“ nur in der Schreibweise</translation>
    </message>
    <message>
        <source>The package is refused: the file &quot;%1&quot; %2. Nothing was changed.</source>
        <translation>Das Paket wird abgelehnt: Die Datei „%1“ %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Find out who named it so, and give it another name.</source>
        <translation>Herausfinden, wer sie so benannt hat, und ihr einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>The name of the package %1 contradicts its content: it was made at %2 for version %3. Nothing was changed.</source>
        <translation>Der Name des Pakets %1 widerspricht seinem Inhalt: Es entstand am %2 für Version %3. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Find out who renamed it. Its own name is %1</source>
        <translation>Herausfinden, wer es umbenannt hat. Sein eigener Name ist %1</translation>
    </message>
    <message>
        <source>has a control character (U+%1) in its name</source>
        <translation>hat ein Steuerzeichen (U+%1) im Namen</translation>
    </message>
    <message>
        <source>has a sign in its name that cannot be seen (U+%1)</source>
        <translation>hat ein unsichtbares Zeichen (U+%1) im Namen</translation>
    </message>
</context>
<context>
    <name>PastRollback</name>
    <message>
        <source>Something else is unfinished on “%1”. Nothing was changed. %2</source>
        <translation>In „%1“ ist etwas anderes nicht beendet. Es wurde nichts geändert. %2</translation>
    </message>
    <message>
        <source>See: stellwerk-cli status --env %1</source>
        <translation>Siehe: stellwerk-cli status --env %1</translation>
    </message>
    <message>
        <source>Nobody knows which version “%1” had before %2.</source>
        <translation>Es ist nicht bekannt, welche Version „%1“ vor %2 hatte.</translation>
    </message>
    <message>
        <source>The deployment %1 kept no fingerprints: what users wrote since cannot be told, and nothing can be proved afterwards.</source>
        <translation>Die Ausrollung %1 hat keine Fingerabdrücke hinterlassen: Was Benutzer seitdem geschrieben haben, lässt sich nicht feststellen, und hinterher lässt sich nichts nachweisen.</translation>
    </message>
    <message>
        <source>Migration %1 has no way back. Nothing was changed.</source>
        <translation>Migration %1 hat keinen Rückweg. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Restore the deployment&apos;s backup instead: add --restore-backup. What users wrote since is lost then.</source>
        <translation>Stattdessen die Sicherung der Ausrollung wiederherstellen: --restore-backup hinzufügen. Was Benutzer seitdem geschrieben haben, geht dann verloren.</translation>
    </message>
    <message>
        <source>“%1” is at version %2, but %3 brought it to %4. Nothing was changed.</source>
        <translation>„%1“ hat Version %2, aber %3 hat die Datenbank auf %4 gebracht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>What came after it must be taken back first.</source>
        <translation>Was danach kam, muss zuerst zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Migration %1 was applied to “%2” by something else than the deployment %3. Nothing was changed.</source>
        <translation>Migration %1 wurde nicht durch die Ausrollung %3 auf „%2“ angewendet, sondern anderweitig. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Take it back first: stellwerk-cli rollback --steps 1 --env %1</source>
        <translation>Zuerst diese zurücknehmen: stellwerk-cli rollback --steps 1 --env %1</translation>
    </message>
    <message>
        <source>Migration %1 was applied to “%2”, but its file is not in the workspace. Nothing was changed.</source>
        <translation>Migration %1 wurde auf „%2“ angewendet, aber ihre Datei ist nicht im Arbeitsbereich. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The import of %1 was taken back already; master data stays as it is.</source>
        <translation>Der Import von %1 wurde bereits zurückgenommen; die Stammdaten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The reverse file %1 is not here, so master data stays as the deployment left it.</source>
        <translation>Die Rücknahmedatei %1 ist nicht vorhanden; die Stammdaten bleiben daher, wie die Ausrollung sie hinterlassen hat.</translation>
    </message>
    <message>
        <source>The reverse file %1 cannot be read. Nothing was changed.</source>
        <translation>Die Rücknahmedatei %1 kann nicht gelesen werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The reverse file %1 does not belong to %2 on “%3”. Nothing was changed.</source>
        <translation>Die Rücknahmedatei %1 gehört nicht zu %2 in „%3“. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Put the right one there, or move it away: master data then stays as it is.</source>
        <translation>Die richtige dort ablegen oder diese woandershin verschieben: Die Stammdaten bleiben dann, wie sie sind.</translation>
    </message>
    <message>
        <source>The backup of %1 is not there: %2. Nothing was changed.</source>
        <translation>Die Sicherung von %1 ist nicht vorhanden: %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Put it back, or go back without --restore-backup.</source>
        <translation>Die Sicherung zurücklegen oder ohne --restore-backup zurückrollen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n row(s) was made by the deployment; what its migrations do not keep is only in the backup afterwards.</source>
        <translation>
            <numerusform>%1 mit %n Zeile wurde von der Ausrollung angelegt; was ihre Migrationen davon nicht bewahren, ist danach nur noch in der Sicherung.</numerusform>
            <numerusform>%1 mit %n Zeilen wurde von der Ausrollung angelegt; was ihre Migrationen davon nicht bewahren, ist danach nur noch in der Sicherung.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has columns that version %2 does not have: %3. What its migrations do not keep of them is only in the backup afterwards.</source>
        <translation>%1 hat Spalten, die es in Version %2 nicht gibt: %3. Was die Migrationen davon nicht bewahren, ist danach nur noch in der Sicherung.</translation>
    </message>
    <message>
        <source>“%1” has no hook previous_image. Nothing was changed.</source>
        <translation>„%1“ hat keinen Hook previous_image. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Give it one in environments.toml, or bring back the previous backend by hand.</source>
        <translation>Einen in environments.toml eintragen oder das vorherige Backend von Hand zurückholen.</translation>
    </message>
    <message>
        <source>Nothing could be proved: the deployment %1 kept no fingerprints.</source>
        <translation>Nichts ließ sich nachweisen: Die Ausrollung %1 hat keine Fingerabdrücke hinterlassen.</translation>
    </message>
    <message>
        <source>Version or structure of “%1” is not what it was before the deployment.</source>
        <translation>Version oder Struktur von „%1“ ist nicht, wie sie vor der Ausrollung war.</translation>
    </message>
    <message>
        <source>The fingerprint of “%1” is not the one from before the deployment, and its backup, which knows each table, is not there.</source>
        <translation>Der Fingerabdruck von „%1“ ist nicht der von vor der Ausrollung, und ihre Sicherung, die jede Tabelle kennt, ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>%1 (%2 → %3 rows)</source>
        <translation>%1 (%2 → %3 Zeilen)</translation>
    </message>
    <message>
        <source>Rows of “%1” are not those from before the deployment: %2</source>
        <translation>Zeilen von „%1“ sind nicht die von vor der Ausrollung: %2</translation>
    </message>
    <message>
        <source>Not as before the deployment, because somebody else wrote there since: %1</source>
        <translation>Nicht wie vor der Ausrollung, weil jemand anderes seitdem dort geschrieben hat: %1</translation>
    </message>
    <message>
        <source>Not as before the deployment, because its import was not undone: %1</source>
        <translation>Nicht wie vor der Ausrollung, weil ihr Import nicht zurückgenommen wurde: %1</translation>
    </message>
    <message>
        <source>Written during the rollback by somebody else, and kept: %1</source>
        <translation>Während des Zurückrollens von jemand anderem geschrieben und behalten: %1</translation>
    </message>
    <message>
        <source>Changed by the way back of migrations that declare it; that nothing else changed cannot be proved: %1</source>
        <translation>Geändert durch den Rückweg von Migrationen, die dies ankündigen; dass sich sonst nichts geändert hat, lässt sich nicht nachweisen: %1</translation>
    </message>
    <message>
        <source>The way back of the migrations changed protected tables that none of them declares.</source>
        <translation>Der Rückweg der Migrationen hat geschützte Tabellen geändert, die keine von ihnen ankündigt.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Deployment that is taken back</source>
        <translation>Zurückgenommene Ausrollung</translation>
    </message>
    <message>
        <source>Database version before</source>
        <translation>Datenbankversion vorher</translation>
    </message>
    <message>
        <source>Database version after</source>
        <translation>Datenbankversion nachher</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Begonnen (UTC)</translation>
    </message>
    <message>
        <source>Finished (UTC)</source>
        <translation>Beendet (UTC)</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>none was made</source>
        <translation>keine erstellt</translation>
    </message>
    <message>
        <source>Plan (SHA-256)</source>
        <translation>Plan (SHA-256)</translation>
    </message>
    <message>
        <source>What users wrote since the deployment</source>
        <translation>Was Benutzer seit der Ausrollung geschrieben haben</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seitdem</translation>
    </message>
    <message>
        <source>Protected tables</source>
        <translation>Geschützte Tabellen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Checksum before</source>
        <translation>Prüfsumme vorher</translation>
    </message>
    <message>
        <source>Checksum after</source>
        <translation>Prüfsumme nachher</translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation>Zeilen vorher</translation>
    </message>
    <message>
        <source>Rows after</source>
        <translation>Zeilen nachher</translation>
    </message>
    <message>
        <source>Rollback of “%1” to %2</source>
        <translation>Zurückrollen von „%1“ auf %2</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Nächste Schritte</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>What was said before</source>
        <translation>Was vorher gemeldet wurde</translation>
    </message>
    <message>
        <source>What the backup does not have</source>
        <translation>Was der Sicherung fehlt</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ fertig</translation>
    </message>
    <message>
        <source>✕ failed</source>
        <translation>✕ fehlgeschlagen</translation>
    </message>
    <message>
        <source>Migrations taken back</source>
        <translation>Zurückgenommene Migrationen</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) now; not known what was there</source>
        <translation>
            <numerusform>jetzt %n Zeile; früherer Stand nicht bekannt</numerusform>
            <numerusform>jetzt %n Zeilen; früherer Stand nicht bekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2 rows</source>
        <translation>%1 → %2 Zeilen</translation>
    </message>
    <message>
        <source>%1, written</source>
        <translation>%1, beschrieben</translation>
    </message>
    <message>
        <source>%1, not written</source>
        <translation>%1, nicht beschrieben</translation>
    </message>
    <message>
        <source>rollback of the deployment %1</source>
        <translation>Zurückrollen der Ausrollung %1</translation>
    </message>
    <message>
        <source>Backup %1 written and read back.</source>
        <translation>Sicherung %1 geschrieben und zurückgelesen.</translation>
    </message>
    <message>
        <source>From here on the database is changed; cancelling means restoring the backup.</source>
        <translation>Ab hier wird die Datenbank geändert; Abbrechen bedeutet, die Sicherung wiederherzustellen.</translation>
    </message>
    <message>
        <source>Look at these rows, then try again; or restore the deployment&apos;s backup with --restore-backup, which does not have what users wrote since.</source>
        <translation>Diese Zeilen ansehen, dann erneut versuchen; oder mit --restore-backup die Sicherung der Ausrollung wiederherstellen, in der fehlt, was Benutzer seitdem geschrieben haben.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data are what they were.</source>
        <translation>
            <numerusform>%n Zeile der Stammdaten ist wieder wie zuvor.</numerusform>
            <numerusform>%n Zeilen der Stammdaten sind wieder wie zuvor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restoring the backup %1.</source>
        <translation>Die Sicherung %1 wird wiederhergestellt.</translation>
    </message>
    <message>
        <source>Nothing was changed. “%1” is as it was.</source>
        <translation>Es wurde nichts geändert. „%1“ ist, wie es war.</translation>
    </message>
    <message>
        <source>Bring back the backend that belongs to version %1 of the database.</source>
        <translation>Das Backend zurückbringen, das zu Version %1 der Datenbank gehört.</translation>
    </message>
    <message>
        <source>“%1” is what it was before %2: its backup was restored.</source>
        <translation>„%1“ ist, wie es vor der Ausrollung %2 war: Deren Sicherung wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>“%1” is at version %2 again, and what users wrote was kept.</source>
        <translation>„%1“ hat wieder Version %2, und was Benutzer geschrieben haben, blieb erhalten.</translation>
    </message>
    <message>
        <source>“%1” is at version %2 again.</source>
        <translation>„%1“ hat wieder Version %2.</translation>
    </message>
    <message>
        <source>Check the application.</source>
        <translation>Die Anwendung prüfen.</translation>
    </message>
    <message>
        <source>Keep the backup %1 until you are sure.</source>
        <translation>Die Sicherung %1 aufheben, bis alles sicher stimmt.</translation>
    </message>
    <message>
        <source>“%1” is as it was before this rollback: its backup %2 was restored.</source>
        <translation>„%1“ ist, wie es vor diesem Zurückrollen war: Dessen Sicherung %2 wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>“%1” is as it was before this rollback: the database undid what was begun.</source>
        <translation>„%1“ ist, wie es vor diesem Zurückrollen war: Die Datenbank hat das Begonnene rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The rollback stopped half-way, and the state of its beginning could not be restored: %1</source>
        <translation>Das Zurückrollen ist auf halbem Weg stehen geblieben, und der Zustand zu Beginn konnte nicht wiederhergestellt werden: %1</translation>
    </message>
    <message>
        <source>Keep the application in maintenance.</source>
        <translation>Die Anwendung in Wartung lassen.</translation>
    </message>
    <message>
        <source>Go on with the rollback: stellwerk-cli rollback --deployment %1 --env %2</source>
        <translation>Das Zurückrollen fortsetzen: stellwerk-cli rollback --deployment %1 --env %2</translation>
    </message>
    <message>
        <source>Or restore its beginning by hand: stellwerk-cli restore --env %1 %2</source>
        <translation>Oder den Zustand zu Beginn von Hand wiederherstellen: stellwerk-cli restore --env %1 %2</translation>
    </message>
    <message>
        <source>end of a rollback</source>
        <translation>Ende eines Zurückrollens</translation>
    </message>
    <message>
        <source>the backup %1 does not have what was written since to %2</source>
        <translation>der Sicherung %1 fehlt, was seitdem geschrieben wurde in %2</translation>
    </message>
</context>
<context>
    <name>PhysicalCopy</name>
    <message>
        <source>A temporary folder cannot be made.</source>
        <translation>Ein temporärer Ordner kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>A server cannot be started on the copy %1.</source>
        <translation>Mit der Kopie %1 kann kein Server gestartet werden.</translation>
    </message>
    <message>
        <source>physical copy</source>
        <translation>physische Kopie</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The physical copy holds %1, which is no file.</source>
        <translation>Die physische Kopie enthält %1; das ist keine Datei.</translation>
    </message>
    <message>
        <source>The physical copy %1 is damaged: %2.</source>
        <translation>Die physische Kopie %1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>There is no physical copy %1.</source>
        <translation>Die physische Kopie %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>its manifest is not what was written</source>
        <translation>ihr Manifest ist nicht das, was geschrieben wurde</translation>
    </message>
    <message>
        <source>its manifest names no files</source>
        <translation>ihr Manifest nennt keine Dateien</translation>
    </message>
    <message>
        <source>%1 %2 ended, but did not say “%3”.</source>
        <translation>%1 %2 endete, ohne „%3“ zu melden.</translation>
    </message>
    <message>
        <source>No copy was left.</source>
        <translation>Es blieb keine Kopie zurück.</translation>
    </message>
    <message>
        <source>The files of the server of “%1” (%2) are not on this machine, or this user may not read them.</source>
        <translation>Die Dateien des Servers von „%1“ (%2) sind nicht auf diesem Rechner, oder dieser Benutzer darf sie nicht lesen.</translation>
    </message>
    <message>
        <source>Run it on the server as root or as the server&apos;s user, or make another kind of backup. Nothing was written.</source>
        <translation>Auf dem Server als root oder als Benutzer des Servers ausführen oder eine andere Art von Sicherung erstellen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>“%1” is no MariaDB database: only a native backup can be made of it.</source>
        <translation>„%1“ ist keine MariaDB-Datenbank: Von ihr lässt sich nur eine native Sicherung erstellen.</translation>
    </message>
    <message>
        <source>the file %1 is missing</source>
        <translation>die Datei %1 fehlt</translation>
    </message>
    <message>
        <source>the file %1 does not belong to it</source>
        <translation>die Datei %1 gehört nicht dazu</translation>
    </message>
    <message>
        <source>the file %1 is not what was written</source>
        <translation>die Datei %1 ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
        <source>copying the files of “%1”</source>
        <translation>Kopieren der Dateien von „%1“</translation>
    </message>
    <message>
        <source>The table %1 of the copy %2 is not what was copied.</source>
        <translation>Die Tabelle %1 der Kopie %2 ist nicht, was kopiert wurde.</translation>
    </message>
    <message>
        <source>1. Use a server of the version %1, on the machine that holds this copy. ALL its databases are replaced.</source>
        <translation>1. Einen Server der Version %1 verwenden, auf dem Rechner, der diese Kopie hat. ALLE seine Datenbanken werden ersetzt.</translation>
    </message>
    <message>
        <source>2. Verify the copy: every file is compared with the manifest.</source>
        <translation>2. Die Kopie prüfen: Jede Datei wird mit dem Manifest verglichen.</translation>
    </message>
    <message>
        <source>3. Stop the server: %1</source>
        <translation>3. Den Server anhalten: %1</translation>
    </message>
    <message>
        <source>4. Set its files aside, do not delete them yet: %1</source>
        <translation>4. Seine Dateien beiseitelegen, noch nicht löschen: %1</translation>
    </message>
    <message>
        <source>5. Make the folder again: %1</source>
        <translation>5. Den Ordner neu anlegen: %1</translation>
    </message>
    <message>
        <source>6. Copy the files back: %1</source>
        <translation>6. Die Dateien zurückkopieren: %1</translation>
    </message>
    <message>
        <source>7. Give them to the server&apos;s user: %1</source>
        <translation>7. Sie dem Benutzer des Servers übereignen: %1</translation>
    </message>
    <message>
        <source>8. Start the server and look at the application: %1</source>
        <translation>8. Den Server starten und die Anwendung ansehen: %1</translation>
    </message>
    <message>
        <source>9. When everything is as it should be, remove %1. If not: stop the server, and put that folder back.</source>
        <translation>9. Wenn alles ist, wie es sein soll, %1 entfernen. Wenn nicht: den Server anhalten und jenen Ordner zurücklegen.</translation>
    </message>
    <message>
        <source>The table %1 of the copy is damaged.</source>
        <translation>Die Tabelle %1 der Kopie ist beschädigt.</translation>
    </message>
    <message>
        <source>The copy %1 names no version of its server.</source>
        <translation>Die Kopie %1 nennt keine Version ihres Servers.</translation>
    </message>
</context>
<context>
    <name>Placeholders</name>
    <message numerus="yes">
        <source>Rows of %1 cannot exchange their unique values: %n row(s) cannot be given a value for the time in between: %2. Nothing was changed.</source>
        <translation>
            <numerusform>Zeilen von %1 können ihre eindeutigen Werte nicht tauschen: Für %n Zeile gibt es keinen Zwischenwert: %2. Es wurde nichts geändert.</numerusform>
            <numerusform>Zeilen von %1 können ihre eindeutigen Werte nicht tauschen: Für %n Zeilen gibt es keinen Zwischenwert: %2. Es wurde nichts geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave these rows alone, or make the change in two steps.</source>
        <translation>Diese Zeilen unverändert lassen oder die Änderung in zwei Schritten vornehmen.</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>The package %1 belongs to the project “%2”, this workspace to “%3”. Nothing was changed.</source>
        <translation>Das Paket %1 gehört zum Projekt „%2“, dieser Arbeitsbereich zu „%3“. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose a package of this project.</source>
        <translation>Ein Paket dieses Projekts wählen.</translation>
    </message>
    <message>
        <source>Reading “%1”.</source>
        <translation>„%1“ wird gelesen.</translation>
    </message>
</context>
<context>
    <name>PlanDifference</name>
    <message>
        <source>environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>SHA-256 of the package</source>
        <translation>SHA-256-Wert des Pakets</translation>
    </message>
    <message>
        <source>version of the database</source>
        <translation>Version der Datenbank</translation>
    </message>
    <message>
        <source>version of the package</source>
        <translation>Version des Pakets</translation>
    </message>
    <message>
        <source>version of the server</source>
        <translation>Version des Servers</translation>
    </message>
    <message>
        <source>phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>deployment that is taken up</source>
        <translation>wieder aufgenommene Ausrollung</translation>
    </message>
    <message>
        <source>%1: %2 in the plan, %3 now</source>
        <translation>%1: im Plan %2, jetzt %3</translation>
    </message>
    <message>
        <source>structure of %1</source>
        <translation>Struktur von %1</translation>
    </message>
    <message>
        <source>structure of the database</source>
        <translation>Struktur der Datenbank</translation>
    </message>
    <message>
        <source>migration %1 is not pending any more</source>
        <translation>Migration %1 steht nicht mehr aus</translation>
    </message>
    <message>
        <source>migration %1 is not in the plan</source>
        <translation>Migration %1 ist nicht im Plan</translation>
    </message>
    <message>
        <source>migration %1, statement %2</source>
        <translation>Migration %1, Anweisung %2</translation>
    </message>
    <message>
        <source>what migration %1 declares or what is found in it</source>
        <translation>was Migration %1 ankündigt oder was in ihr gefunden wird</translation>
    </message>
    <message>
        <source>%1 is not compared any more</source>
        <translation>%1 wird nicht mehr verglichen</translation>
    </message>
    <message>
        <source>%1 is not in the plan</source>
        <translation>%1 ist nicht im Plan</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>%1 does not differ any more</source>
        <translation>%1 weicht nicht mehr ab</translation>
    </message>
    <message>
        <source>%1 “%2” is not in the plan</source>
        <translation>%1 „%2“ ist nicht im Plan</translation>
    </message>
    <message>
        <source>rows or decisions of %1</source>
        <translation>Zeilen oder Entscheidungen von %1</translation>
    </message>
    <message>
        <source>%1, state</source>
        <translation>%1, Zustand</translation>
    </message>
    <message>
        <source>%1, what is done</source>
        <translation>%1, was geschieht</translation>
    </message>
    <message>
        <source>%1, column %2, differs only now</source>
        <translation>%1, Spalte %2, weicht erst jetzt ab</translation>
    </message>
    <message>
        <source>%1, column %2, does not differ any more</source>
        <translation>%1, Spalte %2, weicht nicht mehr ab</translation>
    </message>
    <message>
        <source>%1, column %2</source>
        <translation>%1, Spalte %2</translation>
    </message>
    <message>
        <source>%1: what is known about the row or decided</source>
        <translation>%1: was über die Zeile bekannt oder entschieden ist</translation>
    </message>
    <message>
        <source>rows of the protected table %1 (%2 rows in the plan, %3 now)</source>
        <translation>Zeilen der geschützten Tabelle %1 (im Plan %2 Zeilen, jetzt %3)</translation>
    </message>
    <message>
        <source>rows of the table %1 (%2 rows in the plan, %3 now)</source>
        <translation>Zeilen der Tabelle %1 (im Plan %2 Zeilen, jetzt %3)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>something that has no name of its own</source>
        <translation>etwas, das keinen eigenen Namen hat</translation>
    </message>
    <message>
        <source>“%1” or the package has changed since the plan was made: %2. Nothing was changed.</source>
        <translation>„%1“ oder das Paket hat sich geändert, seit der Plan erstellt wurde: %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Make the plan again and look at it.</source>
        <translation>Den Plan neu erstellen und ansehen.</translation>
    </message>
</context>
<context>
    <name>PlanFile</name>
    <message>
        <source>Make the plan again: stellwerk-cli plan PACKAGE --env ENVIRONMENT --output FILE</source>
        <translation>Den Plan neu erstellen: stellwerk-cli plan PACKAGE --env ENVIRONMENT --output FILE</translation>
    </message>
    <message>
        <source>%1 is no plan that can be executed: %2. Nothing was changed.</source>
        <translation>%1 ist kein ausführbarer Plan: %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The plan takes up the deployment %1; it is approved when it is executed.</source>
        <translation>Der Plan nimmt die Ausrollung %1 wieder auf; er wird beim Ausführen freigegeben.</translation>
    </message>
    <message>
        <source>The plan has %1 MiB, and a plan file at most %2.</source>
        <translation>Der Plan hat %1 MiB, eine Plandatei höchstens %2.</translation>
    </message>
    <message>
        <source>Approve it by its SHA-256: deploy --plan %1</source>
        <translation>Ihn über seinen SHA-256-Wert freigeben: deploy --plan %1</translation>
    </message>
    <message>
        <source>it is no JSON (byte %1: %2)</source>
        <translation>das ist kein JSON (Byte %1: %2)</translation>
    </message>
    <message>
        <source>the members “format” and “plan” are missing</source>
        <translation>die Felder „format“ und „plan“ fehlen</translation>
    </message>
    <message>
        <source>it has format %1, and this Stellwerk reads format %2</source>
        <translation>er hat Format %1, dieses Stellwerk liest Format %2</translation>
    </message>
    <message>
        <source>The plan %1 is not what its SHA-256 says: it was changed or damaged. Nothing was changed.</source>
        <translation>Der Plan %1 ist nicht, was sein SHA-256-Wert angibt: Er wurde verändert oder beschädigt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>it names no environment or no package</source>
        <translation>er nennt keine Umgebung oder kein Paket</translation>
    </message>
    <message>
        <source>“%1” is no name of a package file</source>
        <translation>„%1“ ist kein Name einer Paketdatei</translation>
    </message>
    <message>
        <source>The package %1 of the plan was not found: %2. Nothing was changed.</source>
        <translation>Das Paket %1 des Plans wurde nicht gefunden: %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Put it beside the plan, or name it: deploy PACKAGE --plan %1</source>
        <translation>Es neben den Plan legen oder angeben: deploy PACKAGE --plan %1</translation>
    </message>
    <message>
        <source>%1 is not the package that the plan was made from: its SHA-256 is %2, that of the plan %3. Nothing was changed.</source>
        <translation>%1 ist nicht das Paket, aus dem der Plan erstellt wurde: Sein SHA-256-Wert ist %2, der des Plans %3. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Use that package, or make the plan again and look at it.</source>
        <translation>Das Paket des Plans verwenden oder den Plan neu erstellen und ansehen.</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Plan: %1 → %2 on “%3”</source>
        <translation>Plan: %1 → %2 in „%3“</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Protected tables</source>
        <translation>Geschützte Tabellen</translation>
    </message>
    <message>
        <source>State of the target that the plan was made from</source>
        <translation>Zustand des Ziels, aus dem der Plan erstellt wurde</translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>Stammdaten</translation>
    </message>
    <message>
        <source>✕ Must not be deployed</source>
        <translation>✕ Darf nicht ausgerollt werden</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>%n Prüfung ist fehlgeschlagen.</numerusform>
            <numerusform>%n Prüfungen sind fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Nothing to do</source>
        <translation>✓ Nichts zu tun</translation>
    </message>
    <message>
        <source>The target has what the package brings.</source>
        <translation>Das Ziel hat bereits, was das Paket mitbringt.</translation>
    </message>
    <message>
        <source>! Can be deployed, with warnings</source>
        <translation>! Kann ausgerollt werden, mit Warnungen</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) to be read first.</source>
        <translation>
            <numerusform>%n Warnung ist zuerst zu lesen.</numerusform>
            <numerusform>%n Warnungen sind zuerst zu lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Can be deployed</source>
        <translation>✓ Kann ausgerollt werden</translation>
    </message>
    <message>
        <source>Every check passed.</source>
        <translation>Alle Prüfungen sind bestanden.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Database version</source>
        <translation>Datenbankversion</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Plan (SHA-256)</source>
        <translation>Plan (SHA-256)</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>Kurz gefasst</translation>
    </message>
    <message>
        <source>No migration is pending; the structure stays as it is.</source>
        <translation>Es steht keine Migration aus; die Struktur bleibt, wie sie ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) with %1 statement(s) in all change the database.</source>
        <translation>
            <numerusform>%n Migration ändert die Datenbank (Anweisungen insgesamt: %1).</numerusform>
            <numerusform>%n Migrationen ändern die Datenbank (Anweisungen insgesamt: %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data are written.</source>
        <translation>
            <numerusform>%n Stammdatenzeile wird geschrieben.</numerusform>
            <numerusform>%n Stammdatenzeilen werden geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) are missing.</source>
        <translation>
            <numerusform>%n Entscheidung fehlt.</numerusform>
            <numerusform>%n Entscheidungen fehlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected table(s) with %1 row(s) in all are compared before and after.</source>
        <translation>
            <numerusform>%n geschützte Tabelle wird vorher und nachher verglichen (Zeilen insgesamt: %1).</numerusform>
            <numerusform>%n geschützte Tabellen werden vorher und nachher verglichen (Zeilen insgesamt: %1).</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written before a backup was made and read back completely.</source>
        <translation>Nichts wird geschrieben, bevor eine Sicherung erstellt und vollständig zurückgelesen ist.</translation>
    </message>
    <message>
        <source>What could be lost</source>
        <translation>Was verloren gehen könnte</translation>
    </message>
    <message>
        <source>Nothing that is known: no migration drops or narrows anything, and no row is removed.</source>
        <translation>Nichts, soweit bekannt: Keine Migration löscht oder verengt etwas, und keine Zeile wird entfernt.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Not critical: when it fails, the deployment goes on.</source>
        <translation>Nicht kritisch: Schlägt sie fehl, geht die Ausrollung weiter.</translation>
    </message>
    <message>
        <source>May change these protected tables: %1</source>
        <translation>Darf diese geschützten Tabellen ändern: %1</translation>
    </message>
    <message>
        <source>Afterwards these must return no row:</source>
        <translation>Danach dürfen diese keine Zeile liefern:</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>How the target differs from the structure of its version</source>
        <translation>Wie das Ziel von der Struktur seiner Version abweicht</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Zusage</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>≠ a migration may change it</source>
        <translation>≠ eine Migration darf sie ändern</translation>
    </message>
    <message>
        <source>= stays as it is</source>
        <translation>= bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Structure (SHA-256)</source>
        <translation>Struktur (SHA-256)</translation>
    </message>
    <message>
        <source>Package (SHA-256)</source>
        <translation>Paket (SHA-256)</translation>
    </message>
    <message numerus="yes">
        <source>A migration may change rows of the protected table %1 (%n row(s)).</source>
        <translation>
            <numerusform>Eine Migration kann Zeilen der geschützten Tabelle %1 ändern (%n Zeile).</numerusform>
            <numerusform>Eine Migration kann Zeilen der geschützten Tabelle %1 ändern (%n Zeilen).</numerusform>
        </translation>
    </message>
    <message>
        <source>The row “%1” of %2 is removed.</source>
        <translation>Die Zeile „%1“ von %2 wird entfernt.</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message numerus="yes">
        <source>Checksums of all %n file(s) are right.</source>
        <translation>
            <numerusform>Die Prüfsumme von %n Datei stimmt.</numerusform>
            <numerusform>Die Prüfsummen aller %n Dateien stimmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown files are ignored: %1</source>
        <translation>Unbekannte Dateien werden nicht beachtet: %1</translation>
    </message>
    <message>
        <source>Version rule</source>
        <translation>Versionsregel</translation>
    </message>
    <message>
        <source>The target has version %1; only master data is deployed.</source>
        <translation>Das Ziel hat Version %1; nur Stammdaten werden ausgerollt.</translation>
    </message>
    <message>
        <source>Make a package from the newer version of the project.</source>
        <translation>Ein Paket aus der neueren Version des Projekts erstellen.</translation>
    </message>
    <message>
        <source>“%1” has tables but no version table. %2</source>
        <translation>„%1“ hat Tabellen, aber keine Versionstabelle. %2</translation>
    </message>
    <message>
        <source>Adopt it first: stellwerk-cli baseline --env %1 --version VERSION</source>
        <translation>Die Datenbank zuerst übernehmen: stellwerk-cli baseline --env %1 --version VERSION</translation>
    </message>
    <message>
        <source>“%1” is empty. A deployment changes an installed application.</source>
        <translation>„%1“ ist leer. Eine Ausrollung ändert eine installierte Anwendung.</translation>
    </message>
    <message>
        <source>One step: %1 → %2.</source>
        <translation>Ein Schritt: %1 → %2.</translation>
    </message>
    <message>
        <source>%1: deploy %2 first.</source>
        <translation>%1: Zuerst %2 ausrollen.</translation>
    </message>
    <message>
        <source>A database moves one version at a time.</source>
        <translation>Eine Datenbank geht immer nur eine Version weiter.</translation>
    </message>
    <message>
        <source>Version tables</source>
        <translation>Versionstabellen</translation>
    </message>
    <message>
        <source>Clear this up first; nothing was changed.</source>
        <translation>Dies zuerst klären; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Version table and history agree.</source>
        <translation>Versionstabelle und Verlauf stimmen überein.</translation>
    </message>
    <message>
        <source>Schema now</source>
        <translation>Schema jetzt</translation>
    </message>
    <message>
        <source>There is no snapshot of the target&apos;s version to compare its schema with.</source>
        <translation>Es gibt kein Schema-Abbild der Version des Ziels, mit dem dessen Schema verglichen werden könnte.</translation>
    </message>
    <message>
        <source>The target is not what version %1 says: %2</source>
        <translation>Das Ziel entspricht nicht der Version %1: %2</translation>
    </message>
    <message>
        <source>Migrations are written for the schema of that version. Bring the target to it first.</source>
        <translation>Migrationen sind für das Schema dieser Version geschrieben. Das Ziel zuerst auf diesen Stand bringen.</translation>
    </message>
    <message>
        <source>Equals the snapshot of %1.</source>
        <translation>Entspricht dem Schema-Abbild von %1.</translation>
    </message>
    <message>
        <source>Table classes</source>
        <translation>Tabellenklassen</translation>
    </message>
    <message>
        <source>Every table has a class.</source>
        <translation>Jede Tabelle hat eine Klasse.</translation>
    </message>
    <message>
        <source>These tables match no class and are protected: %1</source>
        <translation>Diese Tabellen passen zu keiner Klasse und sind geschützt: %1</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) to run.</source>
        <translation>
            <numerusform>%n Migration ist auszuführen.</numerusform>
            <numerusform>%n Migrationen sind auszuführen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>Stammdaten</translation>
    </message>
    <message>
        <source>The package has no rows of %1, the target has %2. They are kept.</source>
        <translation>Das Paket enthält keine Zeilen von %1, das Ziel hat %2. Sie bleiben erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be matched by natural key and are not touched.</source>
        <translation>
            <numerusform>%n Zeile lässt sich nicht über den natürlichen Schlüssel zuordnen und bleibt unberührt.</numerusform>
            <numerusform>%n Zeilen lassen sich nicht über den natürlichen Schlüssel zuordnen und bleiben unberührt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 removed, %4 only in the target.</source>
        <translation>%1 neu, %2 geändert, %3 entfernt, %4 nur im Ziel.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The server is %1; MariaDB 10.6 or newer is needed.</source>
        <translation>Auf dem Server läuft %1; benötigt wird MariaDB 10.6 oder neuer.</translation>
    </message>
    <message>
        <source>The server&apos;s clock differs from this machine&apos;s by %1 s.</source>
        <translation>Die Uhr des Servers weicht um %1 s von der dieses Rechners ab.</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>The rights of the database account cannot be read.</source>
        <translation>Die Rechte des Datenbankkontos können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The database account may do everything that is needed.</source>
        <translation>Das Datenbankkonto hat alle nötigen Rechte.</translation>
    </message>
    <message>
        <source>The database account lacks: %1</source>
        <translation>Dem Datenbankkonto fehlt: %1</translation>
    </message>
    <message>
        <source>Grant these on the database of “%1”.</source>
        <translation>Diese Rechte für die Datenbank von „%1“ erteilen.</translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation>Sicherungsordner</translation>
    </message>
    <message>
        <source>Without a backup nothing is deployed.</source>
        <translation>Ohne Sicherung wird nichts ausgerollt.</translation>
    </message>
    <message>
        <source>The folder %1 is not writable.</source>
        <translation>Der Ordner %1 ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>%1, %2 MiB free.</source>
        <translation>%1, %2 MiB frei.</translation>
    </message>
    <message>
        <source>Hooks</source>
        <translation>Hooks</translation>
    </message>
    <message>
        <source>The package does not protect what the workspace protects: %1</source>
        <translation>Das Paket schützt nicht, was der Arbeitsbereich schützt: %1</translation>
    </message>
    <message>
        <source>Make the package again from this workspace.</source>
        <translation>Das Paket aus diesem Arbeitsbereich neu erstellen.</translation>
    </message>
    <message>
        <source>Unfinished work</source>
        <translation>Nicht beendete Arbeit</translation>
    </message>
    <message>
        <source>The deployment %1 was begun on “%2” and has no end.</source>
        <translation>Die Ausrollung %1 nach „%2“ wurde begonnen und hat kein Ende.</translation>
    </message>
    <message>
        <source>Go on with it: stellwerk-cli deploy --resume --env %1. Or undo it: stellwerk-cli rollback --unfinished --env %1</source>
        <translation>Fortsetzen: stellwerk-cli deploy --resume --env %1. Oder rückgängig machen: stellwerk-cli rollback --unfinished --env %1</translation>
    </message>
    <message>
        <source>The target is on its way from version %1 to the next one; whether its schema is right can be told when the migrations are through.</source>
        <translation>Das Ziel ist auf dem Weg von Version %1 zur nächsten; ob sein Schema stimmt, lässt sich erst sagen, wenn die Migrationen durchlaufen sind.</translation>
    </message>
    <message>
        <source>The target has more than version %1 says, or other names: %2</source>
        <translation>Das Ziel hat mehr, als Version %1 angibt, oder andere Namen: %2</translation>
    </message>
    <message>
        <source>Look at them with “stellwerk-cli masterdata diff --env %1 PACKAGE”, decide with “masterdata decide”.</source>
        <translation>Mit „stellwerk-cli masterdata diff --env %1 PACKAGE“ ansehen, mit „masterdata decide“ entscheiden.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) are missing.</source>
        <translation>
            <numerusform>%n Entscheidung fehlt.</numerusform>
            <numerusform>%n Entscheidungen fehlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) fell because the data changed.</source>
        <translation>
            <numerusform>%n Entscheidung ist hinfällig, weil sich die Daten geändert haben.</numerusform>
            <numerusform>%n Entscheidungen sind hinfällig, weil sich die Daten geändert haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new row(s) look like a row of the target under another name.</source>
        <translation>
            <numerusform>%n neue Zeile sieht aus wie eine Zeile des Ziels unter anderem Namen.</numerusform>
            <numerusform>%n neue Zeilen sehen aus wie eine Zeile des Ziels unter anderem Namen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make the package again with this version of Stellwerk if they are needed.</source>
        <translation>Das Paket mit dieser Version von Stellwerk neu erstellen, wenn sie benötigt werden.</translation>
    </message>
    <message>
        <source>Install it, make it executable, or mend the hook in environments.toml or project.toml.</source>
        <translation>Den Befehl installieren, ausführbar machen oder den Hook in environments.toml oder project.toml berichtigen.</translation>
    </message>
    <message>
        <source>Give them a class in [tables] of project.toml.</source>
        <translation>Ihnen unter [tables] in project.toml eine Klasse geben.</translation>
    </message>
    <message>
        <source>Mend the migration, or say in it or in project.toml why the rule does not count (docs/lint.md).</source>
        <translation>Die Migration berichtigen oder in ihr oder in project.toml angeben, warum die Regel nicht gilt (docs/lint.md).</translation>
    </message>
    <message>
        <source>If they are missing by mistake, make the package again from a complete database.</source>
        <translation>Fehlen sie versehentlich, das Paket aus einer vollständigen Datenbank neu erstellen.</translation>
    </message>
    <message>
        <source>Look at them with “stellwerk-cli masterdata validate --env %1” and make their keys unique.</source>
        <translation>Mit „stellwerk-cli masterdata validate --env %1“ ansehen und ihre Schlüssel eindeutig machen.</translation>
    </message>
    <message>
        <source>Rights for the backup</source>
        <translation>Rechte für die Sicherung</translation>
    </message>
    <message>
        <source>The database account sees everything that belongs into a backup.</source>
        <translation>Das Datenbankkonto sieht alles, was in eine Sicherung gehört.</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>The account may make a scratch database.</source>
        <translation>Das Konto darf eine Probedatenbank anlegen.</translation>
    </message>
    <message>
        <source>The account may not make a scratch database (it lacks %1), and there is no private server: %2</source>
        <translation>Das Konto darf keine Probedatenbank anlegen (ihm fehlt %1), und es gibt keinen privaten Server: %2</translation>
    </message>
    <message>
        <source>Let the server&apos;s administrator run: %1</source>
        <translation>Vom Administrator des Servers ausführen lassen: %1</translation>
    </message>
    <message>
        <source>The account may not make a scratch database; a private server of this machine is used.</source>
        <translation>Das Konto darf keine Probedatenbank anlegen; verwendet wird ein privater Server dieses Rechners.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator what SHOW GRANTS says for it.</source>
        <translation>Den Administrator des Servers fragen, was SHOW GRANTS für das Konto ausgibt.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>“%1” is being worked on by %2.</source>
        <translation>„%1“ wird gerade bearbeitet von %2.</translation>
    </message>
    <message>
        <source>Wait until that has ended; a deployment waits as long as --wait says.</source>
        <translation>Warten, bis das beendet ist; eine Ausrollung wartet so lange, wie --wait angibt.</translation>
    </message>
    <message>
        <source>Update the server first.</source>
        <translation>Zuerst den Server aktualisieren.</translation>
    </message>
    <message>
        <source>The server is set to read_only; this account may write all the same.</source>
        <translation>Der Server ist auf read_only gesetzt; dieses Konto darf trotzdem schreiben.</translation>
    </message>
    <message>
        <source>Make sure that it is the server that the application writes to.</source>
        <translation>Sicherstellen, dass es der Server ist, auf den die Anwendung schreibt.</translation>
    </message>
    <message>
        <source>The server is set to read_only, so nothing can be deployed.</source>
        <translation>Der Server ist auf read_only gesetzt, daher kann nichts ausgerollt werden.</translation>
    </message>
    <message>
        <source>Name the primary server in environments.toml, or let its administrator run: %1</source>
        <translation>In environments.toml den Primärserver angeben oder von dessen Administrator ausführen lassen: %1</translation>
    </message>
    <message>
        <source>The server is a replica of %1, and its replication does not run.</source>
        <translation>Der Server ist ein Replikat von %1, und seine Replikation läuft nicht.</translation>
    </message>
    <message>
        <source>The server is a replica of %1, %2 s behind it.</source>
        <translation>Der Server ist ein Replikat von %1 und liegt %2 s zurück.</translation>
    </message>
    <message>
        <source>What is deployed here does not reach the primary. Name that one in environments.toml, unless each server writes to the other.</source>
        <translation>Was hier ausgerollt wird, erreicht den Primärserver nicht. In environments.toml diesen angeben, es sei denn, jeder der Server schreibt auf den anderen.</translation>
    </message>
    <message>
        <source>Collations</source>
        <translation>Sortierfolgen (Kollationen)</translation>
    </message>
    <message>
        <source>The server does not know what the new version uses: %1</source>
        <translation>Der Server kennt nicht, was die neue Version verwendet: %1</translation>
    </message>
    <message>
        <source>Update the server, or write the migrations for collations that it has.</source>
        <translation>Den Server aktualisieren oder die Migrationen für Kollationen schreiben, die er hat.</translation>
    </message>
    <message>
        <source>New tables would get the collation %1 here, and %2 where the package was made.</source>
        <translation>Neue Tabellen erhielten hier die Kollation %1, wo das Paket erstellt wurde dagegen %2.</translation>
    </message>
    <message>
        <source>The server knows all that the new version uses.</source>
        <translation>Der Server kennt alle Kollationen, die die neue Version verwendet.</translation>
    </message>
    <message>
        <source>Open transactions</source>
        <translation>Offene Transaktionen</translation>
    </message>
    <message>
        <source>Whether somebody has a transaction open, for which the migrations would have to wait, is not shown to this account.</source>
        <translation>Ob jemand eine Transaktion offen hält, auf die die Migrationen warten müssten, wird diesem Konto nicht gezeigt.</translation>
    </message>
    <message>
        <source>connection %1 of %2@%3, since %4 s</source>
        <translation>Verbindung %1 von %2@%3, seit %4 s</translation>
    </message>
    <message>
        <source>Nobody has one open for long.</source>
        <translation>Niemand hält seit Längerem eine offen.</translation>
    </message>
    <message>
        <source>The migrations may have to wait for: %1</source>
        <translation>Die Migrationen müssen möglicherweise warten auf: %1</translation>
    </message>
    <message>
        <source>Stop what does that, or end the connection: KILL NUMBER. A statement that waits longer than %1 s fails, and the deployment is rolled back.</source>
        <translation>Beenden, was das verursacht, oder die Verbindung trennen: KILL NUMBER. Eine Anweisung, die länger als %1 s wartet, schlägt fehl, und die Ausrollung wird zurückgerollt.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Set both by a time server; times in history and reports are wrong otherwise.</source>
        <translation>Beide nach einem Zeitserver stellen; sonst sind die Zeiten in Verlauf und Berichten falsch.</translation>
    </message>
    <message>
        <source>The server&apos;s clock agrees with this machine&apos;s.</source>
        <translation>Die Uhr des Servers stimmt mit der dieses Rechners überein.</translation>
    </message>
    <message>
        <source>%1 has %2 MiB free; %3 MiB may be needed.</source>
        <translation>In %1 sind %2 MiB frei; benötigt werden möglicherweise %3 MiB.</translation>
    </message>
    <message>
        <source>Make room there, or name another place.</source>
        <translation>Dort Platz schaffen oder einen anderen Ort angeben.</translation>
    </message>
    <message>
        <source>Room for a restore</source>
        <translation>Platz für eine Wiederherstellung</translation>
    </message>
    <message>
        <source>Room for the rehearsal</source>
        <translation>Platz für den Probelauf</translation>
    </message>
    <message>
        <source>Install it first: stellwerk-cli init PACKAGE --env %1</source>
        <translation>Die Anwendung zuerst installieren: stellwerk-cli init PACKAGE --env %1</translation>
    </message>
    <message>
        <source>Look at the version table: stellwerk-cli status --env %1</source>
        <translation>Die Versionstabelle ansehen: stellwerk-cli status --env %1</translation>
    </message>
    <message>
        <source>Find out who changed them; the deployment goes by the version table.</source>
        <translation>Klären, wer sie geändert hat; die Ausrollung richtet sich nach der Versionstabelle.</translation>
    </message>
    <message>
        <source>Write one where a database of that version is: stellwerk-cli schema dump</source>
        <translation>Eines dort schreiben, wo eine Datenbank dieser Version liegt: stellwerk-cli schema dump</translation>
    </message>
    <message>
        <source>Look at the validation at the end.</source>
        <translation>Die Validierung am Ende beachten.</translation>
    </message>
    <message>
        <source>It stays as it is. See: stellwerk-cli schema diff --env %1</source>
        <translation>Es bleibt, wie es ist. Siehe: stellwerk-cli schema diff --env %1</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Signed by %1, which “%2” trusts: %3</source>
        <translation>Signiert mit %1; „%2“ vertraut diesem Schlüssel: %3</translation>
    </message>
    <message>
        <source>The package names a signature by %1; it was not checked, because “%2” has no trusted_keys.</source>
        <translation>Das Paket nennt eine Signatur mit %1; sie wurde nicht geprüft, weil „%2“ keine trusted_keys hat.</translation>
    </message>
    <message>
        <source>The package is not signed, and “%1” demands no signature.</source>
        <translation>Das Paket ist nicht signiert, und „%1“ verlangt keine Signatur.</translation>
    </message>
    <message>
        <source>The package is not signed. “%1” has trusted_keys; in production it would be refused.</source>
        <translation>Das Paket ist nicht signiert. „%1“ hat trusted_keys; in der Produktion würde es abgelehnt.</translation>
    </message>
    <message>
        <source>Sign it: stellwerk-cli package sign FILE --key KEY</source>
        <translation>Es signieren: stellwerk-cli package sign FILE --key KEY</translation>
    </message>
    <message>
        <source>Rows of a folder or of another environment have no signature. “%1” takes only what one of its trusted_keys has signed. Nothing was changed.</source>
        <translation>Zeilen aus einem Ordner oder einer anderen Umgebung sind nicht signiert. „%1“ nimmt nur, was einer seiner trusted_keys signiert hat. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The migration files of a workspace have no signature. “%1” takes only what one of its trusted_keys has signed. Nothing was changed.</source>
        <translation>Die Migrationsdateien eines Arbeitsbereichs sind nicht signiert. „%1“ nimmt nur, was einer seiner trusted_keys signiert hat. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Make a package of them and sign it: stellwerk-cli prepare --sign KEY. That can be imported or deployed.</source>
        <translation>Ein Paket daraus machen und es signieren: stellwerk-cli prepare --sign SCHLÜSSEL. Das lässt sich importieren oder ausrollen.</translation>
    </message>
    <message>
        <source>Make a package of them, sign it and deploy it: stellwerk-cli prepare --sign KEY. What was begun can be taken back with: stellwerk-cli rollback --unfinished</source>
        <translation>Ein Paket daraus machen, es signieren und ausrollen: stellwerk-cli prepare --sign SCHLÜSSEL. Was begonnen wurde, lässt sich zurücknehmen mit: stellwerk-cli rollback --unfinished</translation>
    </message>
    <message>
        <source>What is brought in has no signature. “%1” has trusted_keys; in production it would be refused.</source>
        <translation>Was eingespielt wird, ist nicht signiert. „%1“ hat trusted_keys; in der Produktion würde es abgelehnt.</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>“%1” demands approvals, which only the plan of a deployment can have. Nothing was changed.</source>
        <translation>„%1“ verlangt Freigaben, und die kann nur der Plan einer Ausrollung haben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Make a package, a plan of it, and let that be approved: stellwerk-cli prepare, plan, approve, deploy.</source>
        <translation>Ein Paket machen, dazu einen Plan, und diesen freigeben lassen: stellwerk-cli prepare, plan, approve, deploy.</translation>
    </message>
</context>
<context>
    <name>PreflightCluster</name>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>This node does not take writes: %1.</source>
        <translation>Dieser Knoten nimmt keine Schreibvorgänge an: %1.</translation>
    </message>
    <message>
        <source>Deploy through a node that is “Synced” in a “Primary” cluster, or wait until this one is.</source>
        <translation>Über einen Knoten ausrollen, der „Synced“ in einem Cluster im Zustand „Primary“ ist, oder warten, bis dieser es ist.</translation>
    </message>
    <message numerus="yes">
        <source>The cluster has %n node(s); when one more fails, the rest may be without a majority.</source>
        <translation>
            <numerusform>Der Cluster hat %n Knoten; fällt noch einer aus, fehlt dem Rest möglicherweise die Mehrheit.</numerusform>
            <numerusform>Der Cluster hat %n Knoten; fällt noch einer aus, fehlt dem Rest möglicherweise die Mehrheit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start the missing nodes first.</source>
        <translation>Zuerst die fehlenden Knoten starten.</translation>
    </message>
    <message>
        <source>This node is set to fall behind the others (wsrep_desync).</source>
        <translation>Dieser Knoten ist so eingestellt, dass er hinter den anderen zurückbleiben darf (wsrep_desync).</translation>
    </message>
    <message>
        <source>This node refuses statements while another one copies its data (wsrep_sst_donor_rejects_queries); a node that starts could end the deployment.</source>
        <translation>Dieser Knoten lehnt Anweisungen ab, während ein anderer seine Daten kopiert (wsrep_sst_donor_rejects_queries); ein startender Knoten könnte die Ausrollung abbrechen.</translation>
    </message>
    <message>
        <source>Switch that off for the time of the deployment, or deploy through another node.</source>
        <translation>Dies für die Zeit der Ausrollung abschalten oder über einen anderen Knoten ausrollen.</translation>
    </message>
    <message>
        <source>The nodes speak protocol %1, this one could speak %2: they have different versions.</source>
        <translation>Die Knoten verwenden Protokoll %1, dieser beherrscht %2: Sie haben verschiedene Versionen.</translation>
    </message>
    <message>
        <source>End the upgrade of the cluster first.</source>
        <translation>Zuerst die Aktualisierung des Clusters abschließen.</translation>
    </message>
    <message>
        <source>The cluster does not keep up now: %1 write sets wait to be applied, %2 to be sent, flow control is %3.</source>
        <translation>Der Cluster kommt derzeit nicht nach: %1 Write-Sets warten auf das Anwenden, %2 auf das Senden; die Flusssteuerung ist %3.</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>not active</source>
        <translation>nicht aktiv</translation>
    </message>
    <message>
        <source>Find the slow node, or wait. Every change of structure would wait for it on all nodes.</source>
        <translation>Den langsamen Knoten finden oder warten. Jede Änderung der Struktur würde auf allen Knoten auf ihn warten.</translation>
    </message>
    <message>
        <source>Writes were held back for %1 % of the time since the node started.</source>
        <translation>Seit dem Start des Knotens wurde das Schreiben während %1 % der Zeit zurückgehalten.</translation>
    </message>
    <message>
        <source>Find the slow node: the deployment will take longer than on a single server.</source>
        <translation>Den langsamen Knoten finden: Die Ausrollung wird länger dauern als auf einem einzelnen Server.</translation>
    </message>
    <message>
        <source>The nodes keep up.</source>
        <translation>Die Knoten kommen nach.</translation>
    </message>
    <message>
        <source>wsrep_OSU_method is %1: changes of structure would reach this node only.</source>
        <translation>wsrep_OSU_method ist %1: Änderungen der Struktur würden nur diesen Knoten erreichen.</translation>
    </message>
    <message>
        <source>Set it to TOI: SET GLOBAL wsrep_OSU_method = &apos;TOI&apos;.</source>
        <translation>Auf TOI setzen: SET GLOBAL wsrep_OSU_method = &apos;TOI&apos;.</translation>
    </message>
    <message>
        <source>binlog_format is %1; a cluster replicates rows only.</source>
        <translation>binlog_format ist %1; ein Cluster repliziert nur zeilenweise.</translation>
    </message>
    <message>
        <source>Set it to ROW in the configuration of every node.</source>
        <translation>In der Konfiguration jedes Knotens auf ROW setzen.</translation>
    </message>
    <message>
        <source>innodb_autoinc_lock_mode is %1; on a cluster new ids may collide.</source>
        <translation>innodb_autoinc_lock_mode ist %1; in einem Cluster können neue IDs kollidieren.</translation>
    </message>
    <message>
        <source>Set it to 2 in the configuration of every node.</source>
        <translation>In der Konfiguration jedes Knotens auf 2 setzen.</translation>
    </message>
    <message>
        <source>auto_increment_increment is %1 with %2 nodes; new ids of two nodes may collide.</source>
        <translation>auto_increment_increment ist %1 bei %2 Knoten; neue IDs zweier Knoten können kollidieren.</translation>
    </message>
    <message>
        <source>Switch wsrep_auto_increment_control on.</source>
        <translation>wsrep_auto_increment_control einschalten.</translation>
    </message>
    <message>
        <source>Only InnoDB is replicated; these tables are not: %1</source>
        <translation>Nur InnoDB wird repliziert; diese Tabellen nicht: %1</translation>
    </message>
    <message>
        <source>Change them on every node: ALTER TABLE … ENGINE = InnoDB.</source>
        <translation>Sie auf jedem Knoten ändern: ALTER TABLE … ENGINE = InnoDB.</translation>
    </message>
    <message>
        <source>These tables have no primary key, so their rows are not the same ones on every node: %1</source>
        <translation>Diese Tabellen haben keinen Primärschlüssel, daher sind ihre Zeilen nicht auf jedem Knoten dieselben: %1</translation>
    </message>
    <message>
        <source>These tables have no primary key, and wsrep_certify_nonPK is off, so nobody can write to them: %1</source>
        <translation>Diese Tabellen haben keinen Primärschlüssel, und wsrep_certify_nonPK ist ausgeschaltet, daher kann niemand in sie schreiben: %1</translation>
    </message>
    <message>
        <source>Add a primary key with a migration on the old version, or by hand.</source>
        <translation>Einen Primärschlüssel mit einer Migration auf der alten Version oder von Hand hinzufügen.</translation>
    </message>
    <message>
        <source>The import would write up to %1 rows in one transaction; wsrep_max_ws_rows allows %2.</source>
        <translation>Der Import würde bis zu %1 Zeilen in einer Transaktion schreiben; wsrep_max_ws_rows erlaubt %2.</translation>
    </message>
    <message>
        <source>Set it to 0 or to more than that on every node for the time of the deployment.</source>
        <translation>Für die Dauer der Ausrollung auf jedem Knoten auf 0 oder einen höheren Wert als diese Zeilenzahl setzen.</translation>
    </message>
    <message>
        <source>The import may write up to %1 bytes in one transaction; wsrep_max_ws_size allows %2.</source>
        <translation>Der Import kann bis zu %1 Bytes in einer Transaktion schreiben; wsrep_max_ws_size erlaubt %2.</translation>
    </message>
    <message>
        <source>Set it higher on every node (at most 2147483647) for the time of the deployment.</source>
        <translation>Für die Dauer der Ausrollung auf jedem Knoten höher setzen (höchstens 2147483647).</translation>
    </message>
    <message>
        <source>The import (up to %1 rows) fits into one write set.</source>
        <translation>Der Import (bis zu %1 Zeilen) passt in ein Write-Set.</translation>
    </message>
    <message>
        <source>A migration changes rows of %1, which has about %2 rows and %3 bytes; one statement may write %4 rows (0: any number) and %5 bytes.</source>
        <translation>Eine Migration ändert Zeilen von %1 mit etwa %2 Zeilen und %3 Bytes; eine einzelne Anweisung darf %4 Zeilen (0: beliebig viele) und %5 Bytes schreiben.</translation>
    </message>
    <message>
        <source>Let the migration change the rows in parts, or raise the limits on every node.</source>
        <translation>Die Migration die Zeilen in Teilen ändern lassen oder die Grenzen auf jedem Knoten anheben.</translation>
    </message>
    <message>
        <source>The database account may not read mysql.wsrep_cluster_members: should this node fail, another one could not tell and would not go on by itself.</source>
        <translation>Das Datenbankkonto darf mysql.wsrep_cluster_members nicht lesen: Fiele dieser Knoten aus, ließe sich das über einen anderen nicht feststellen, und es ginge dort nicht von selbst weiter.</translation>
    </message>
    <message>
        <source>GRANT SELECT ON mysql.wsrep_cluster_members to it.</source>
        <translation>Dem Konto das Recht erteilen: GRANT SELECT ON mysql.wsrep_cluster_members.</translation>
    </message>
</context>
<context>
    <name>Prepare</name>
    <message>
        <source>“%1” has tables but no version table, so nobody knows what a package of it would be for.</source>
        <translation>„%1“ hat Tabellen, aber keine Versionstabelle; daher ist unbekannt, wofür ein Paket daraus bestimmt wäre.</translation>
    </message>
    <message>
        <source>Adopt it: stellwerk-cli baseline --env %1 --version %2</source>
        <translation>Die Datenbank übernehmen: stellwerk-cli baseline --env %1 --version %2</translation>
    </message>
    <message>
        <source>“%1” is empty; there is nothing to export.</source>
        <translation>„%1“ ist leer; es gibt nichts zu exportieren.</translation>
    </message>
    <message>
        <source>“%1” is at version %2, which the project&apos;s migrations do not know.</source>
        <translation>„%1“ hat Version %2, die den Migrationen des Projekts nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Migrate it to a version of the project first, or add the missing migrations.</source>
        <translation>Die Datenbank zuerst auf eine Version des Projekts bringen oder die fehlenden Migrationen hinzufügen.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) have no usable natural key and will not be deployed.</source>
        <translation>
            <numerusform>%1: %n Zeile hat keinen brauchbaren natürlichen Schlüssel und wird nicht ausgerollt.</numerusform>
            <numerusform>%1: %n Zeilen haben keinen brauchbaren natürlichen Schlüssel und werden nicht ausgerollt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the master data of “%1”.</source>
        <translation>Die Stammdaten von „%1“ werden gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>The schema of “%1” differs from the snapshot of %2 in %n place(s), e.g. %3.</source>
        <translation>
            <numerusform>Das Schema von „%1“ weicht an %n Stelle vom Schema-Abbild von %2 ab, z. B. %3.</numerusform>
            <numerusform>Das Schema von „%1“ weicht an %n Stellen vom Schema-Abbild von %2 ab, z. B. %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Package %1 written and checked.</source>
        <translation>Das Paket %1 wurde geschrieben und geprüft.</translation>
    </message>
</context>
<context>
    <name>PrivateServer</name>
    <message>
        <source>The server of %1 cannot be started.</source>
        <translation>Der Server kann nicht gestartet werden: %1.</translation>
    </message>
</context>
<context>
    <name>Process</name>
    <message>
        <source>The command %1 cannot be started.</source>
        <translation>Der Befehl %1 kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The command %1 did not end within %2 s and was ended.</source>
        <translation>Der Befehl %1 war nach %2 s nicht fertig und wurde beendet.</translation>
    </message>
    <message>
        <source>The command %1 crashed.</source>
        <translation>Der Befehl %1 ist abgestürzt.</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message numerus="yes">
        <source>%1 has %n mistake(s).</source>
        <translation>
            <numerusform>%1 enthält %n Fehler.</numerusform>
            <numerusform>%1 enthält %n Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend them and try again; nothing was changed.</source>
        <translation>Die Fehler beheben und erneut versuchen; es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>ProjectFile</name>
    <message>
        <source>Two entities have the name “%1”.</source>
        <translation>Zwei Stammdatenarten haben den Namen „%1“.</translation>
    </message>
    <message>
        <source>Two entities have the table “%1”.</source>
        <translation>Zwei Stammdatenarten haben die Tabelle „%1“.</translation>
    </message>
    <message>
        <source>Two entities have the file “%1”.</source>
        <translation>Zwei Stammdatenarten haben die Datei „%1“.</translation>
    </message>
    <message>
        <source>The file “%1” would lie outside the folder masterdata.</source>
        <translation>Die Datei „%1“ läge außerhalb des Ordners masterdata.</translation>
    </message>
    <message>
        <source>Write a plain file name, e.g. skills.json.</source>
        <translation>Einen einfachen Dateinamen angeben, z. B. skills.json.</translation>
    </message>
    <message>
        <source>“%1” is not a plain file name that ends with .json.</source>
        <translation>„%1“ ist kein einfacher Dateiname mit der Endung .json.</translation>
    </message>
    <message>
        <source>The table “%1” is of the class %2; only master tables are deployed.</source>
        <translation>Die Tabelle „%1“ gehört zur Klasse %2; nur Tabellen der Klasse master werden ausgerollt.</translation>
    </message>
    <message>
        <source>Correct the name, or add a pattern to master in [tables].</source>
        <translation>Den Namen berichtigen oder in [tables] ein Muster zu master hinzufügen.</translation>
    </message>
    <message>
        <source>The natural key of %1 depends on itself through its references.</source>
        <translation>Der natürliche Schlüssel von %1 hängt über seine Verweise von sich selbst ab.</translation>
    </message>
    <message>
        <source>Give one of the references of the circle its own columns with “by”.</source>
        <translation>Einem der Verweise des Kreises mit „by“ eigene Spalten geben.</translation>
    </message>
    <message>
        <source>“%1” is the canonical spelling of “%2” and itself an alias.</source>
        <translation>„%1“ ist die maßgebliche Schreibweise von „%2“ und zugleich selbst ein Alias.</translation>
    </message>
    <message>
        <source>“%1” holds ids, which user data cannot repeat by value.</source>
        <translation>„%1“ enthält IDs, die Benutzerdaten nicht als Wert wiederholen können.</translation>
    </message>
    <message>
        <source>The collection %1 is a copy of the entity %2, which alone decides about its rows.</source>
        <translation>Die Sammlung %1 ist eine Kopie der Stammdatenart %2, die allein über ihre Zeilen bestimmt.</translation>
    </message>
    <message>
        <source>There is no entity “%1”.</source>
        <translation>Es gibt keine Stammdatenart „%1“.</translation>
    </message>
    <message>
        <source>The entity %1 has the table %2, not “%3”.</source>
        <translation>Die Stammdatenart %1 hat die Tabelle %2, nicht „%3“.</translation>
    </message>
    <message>
        <source>“%1” is not a reference of the entity %2 to the rows around this collection.</source>
        <translation>„%1“ ist kein Verweis der Stammdatenart %2 auf die Zeilen, zu denen diese Sammlung gehört.</translation>
    </message>
    <message>
        <source>%1 is “%2”, which is not a version.</source>
        <translation>%1 ist „%2“; das ist keine Version.</translation>
    </message>
    <message>
        <source>A version is three numbers with dots, e.g. 0.4.0.</source>
        <translation>Eine Version besteht aus drei Zahlen mit Punkten, z. B. 0.4.0.</translation>
    </message>
    <message>
        <source>The table pattern “%1” stands twice.</source>
        <translation>Das Tabellenmuster „%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The table pattern “%1” never counts, because “%2” of the class %3 comes first.</source>
        <translation>Das Tabellenmuster „%1“ kommt nie zur Geltung, weil „%2“ der Klasse %3 davor steht.</translation>
    </message>
    <message>
        <source>The first match wins: put the special pattern before the general one.</source>
        <translation>Der erste Treffer gilt: Das besondere Muster vor das allgemeine setzen.</translation>
    </message>
    <message>
        <source>%1 must be a list of table patterns.</source>
        <translation>%1 muss eine Liste von Tabellenmustern sein.</translation>
    </message>
    <message>
        <source>A table pattern must be a text that is not empty.</source>
        <translation>Ein Tabellenmuster muss ein nicht leerer Text sein.</translation>
    </message>
    <message>
        <source>The check %1 does more than read.</source>
        <translation>Die Prüfung %1 tut mehr, als nur zu lesen.</translation>
    </message>
    <message>
        <source>A check is one SELECT.</source>
        <translation>Eine Prüfung besteht aus einem einzigen SELECT.</translation>
    </message>
    <message>
        <source>Two checks have the name “%1”.</source>
        <translation>Zwei Prüfungen haben den Namen „%1“.</translation>
    </message>
    <message>
        <source>The section [project] is missing.</source>
        <translation>Der Abschnitt [project] fehlt.</translation>
    </message>
    <message>
        <source>The key reference.json is missing.</source>
        <translation>Der Schlüssel reference.json fehlt.</translation>
    </message>
    <message>
        <source>It names the members that identify the row in the file.</source>
        <translation>Er nennt die Felder, die die Zeile in der Datei kennzeichnen.</translation>
    </message>
    <message>
        <source>“%1” has no meaning in a reference by value.</source>
        <translation>„%1“ hat bei einem Verweis über den Wert keine Bedeutung.</translation>
    </message>
    <message>
        <source>A reference by value has one name in the file, not %1.</source>
        <translation>Ein Verweis über den Wert hat in der Datei einen Namen, nicht %1.</translation>
    </message>
    <message>
        <source>“%1” is named here and in “fields”.</source>
        <translation>„%1“ wird hier und in „fields“ genannt.</translation>
    </message>
    <message>
        <source>“json” has %1 names, but a row of %2 is identified by %3: %4.</source>
        <translation>„json“ hat %1 Namen, aber eine Zeile von %2 wird durch %3 gekennzeichnet: %4.</translation>
    </message>
    <message>
        <source>Name each of them, or choose others with “by”.</source>
        <translation>Jeden davon nennen oder mit „by“ andere wählen.</translation>
    </message>
    <message>
        <source>“%1” is not a reference by id here.</source>
        <translation>„%1“ ist hier kein Verweis über die ID.</translation>
    </message>
    <message>
        <source>“%1” cannot be part of the natural key, because it is in “%2”.</source>
        <translation>„%1“ kann nicht Teil des natürlichen Schlüssels sein, weil es in „%2“ steht.</translation>
    </message>
    <message>
        <source>“%1” cannot be in “fields”, because it is in “%2”.</source>
        <translation>„%1“ kann nicht in „fields“ stehen, weil es in „%2“ steht.</translation>
    </message>
    <message>
        <source>The column “%1” is described twice.</source>
        <translation>Die Spalte „%1“ ist zweimal beschrieben.</translation>
    </message>
    <message>
        <source>The column “%1” cannot be in “%2” and in “%3”.</source>
        <translation>Die Spalte „%1“ kann nicht zugleich in „%2“ und in „%3“ stehen.</translation>
    </message>
    <message>
        <source>Two members of the file have the name “%1”.</source>
        <translation>Zwei Felder der Datei haben den Namen „%1“.</translation>
    </message>
    <message>
        <source>%1 is not a web address.</source>
        <translation>%1 ist keine Webadresse.</translation>
    </message>
    <message>
        <source>It begins with http:// or https:// and names a host.</source>
        <translation>Sie beginnt mit http:// oder https:// und nennt einen Rechner.</translation>
    </message>
    <message>
        <source>%1 holds a password.</source>
        <translation>%1 enthält ein Passwort.</translation>
    </message>
    <message>
        <source>Take it out: no secret is kept in a file of the workspace.</source>
        <translation>Das Passwort entfernen: In keiner Datei des Arbeitsbereichs wird ein Geheimnis aufbewahrt.</translation>
    </message>
    <message>
        <source>%1 may hold only letters A to Z, digits, “-”, “_” and “.”, and begins with none of “-” and “.”.</source>
        <translation>%1 darf nur Buchstaben von A bis Z, Ziffern, „-“, „_“ und „.“ enthalten und weder mit „-“ noch mit „.“ beginnen.</translation>
    </message>
    <message>
        <source>“%1” is no rule of schema comparisons that can be switched off.</source>
        <translation>„%1“ ist keine Regel des Schemavergleichs, die sich abschalten lässt.</translation>
    </message>
    <message>
        <source>Known rules: %1.</source>
        <translation>Bekannte Regeln: %1.</translation>
    </message>
    <message>
        <source>The column “%1” gets two values.</source>
        <translation>Die Spalte „%1“ bekommt zwei Werte.</translation>
    </message>
    <message>
        <source>Name each column once.</source>
        <translation>Jede Spalte nur einmal nennen.</translation>
    </message>
    <message>
        <source>%1 names no command.</source>
        <translation>%1 nennt keinen Befehl.</translation>
    </message>
    <message>
        <source>Example: { command = [&quot;/usr/bin/systemctl&quot;, &quot;stop&quot;, &quot;app&quot;], timeout = 30 }</source>
        <translation>Beispiel: { command = [&quot;/usr/bin/systemctl&quot;, &quot;stop&quot;, &quot;app&quot;], timeout = 30 }</translation>
    </message>
    <message>
        <source>With “shell” the command is one text, which the shell reads.</source>
        <translation>Mit „shell“ ist der Befehl ein einziger Text, den die Shell liest.</translation>
    </message>
    <message>
        <source>Either “health” or “health_url”, not both.</source>
        <translation>Entweder „health“ oder „health_url“, nicht beides.</translation>
    </message>
    <message>
        <source>%1 is a table, or false for nobody to be asked.</source>
        <translation>%1 ist eine Tabelle oder false, wenn nichts abgefragt werden soll.</translation>
    </message>
</context>
<context>
    <name>ProjectFiles</name>
    <message>
        <source>There is no project “%1” in this program.</source>
        <translation>Dieses Programm enthält kein Projekt „%1“.</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>The file %1 exists already; nothing was written.</source>
        <translation>Die Datei %1 existiert bereits; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>There is no version %1 of “%2” in this program.</source>
        <translation>Dieses Programm enthält keine Version %1 von „%2“.</translation>
    </message>
    <message>
        <source>How the application of the project “%1” exports its database is not known.</source>
        <translation>Wie die Anwendung des Projekts „%1“ ihre Datenbank exportiert, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Describe it in foreign.toml beside project.toml.</source>
        <translation>Es in foreign.toml neben project.toml beschreiben.</translation>
    </message>
</context>
<context>
    <name>Protection</name>
    <message>
        <source>%1: %2 rows before, %3 rows after</source>
        <translation>%1: vorher %2 Zeilen, nachher %3 Zeilen</translation>
    </message>
    <message>
        <source>Protected tables differ from before, and no migration declares that.</source>
        <translation>Geschützte Tabellen sind anders als zuvor, und keine Migration kündigt das an.</translation>
    </message>
    <message>
        <source>Find the migration that changes them and let it say “touches”, or correct it.</source>
        <translation>Die Migration ermitteln, die sie ändert, und „touches“ darin angeben oder die Migration berichtigen.</translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: fehlgeschlagen</translation>
    </message>
    <message>
        <source>“%1” is being worked on by %2, so nothing was rehearsed.</source>
        <translation>„%1“ wird gerade bearbeitet von %2; daher wurde nichts geprobt.</translation>
    </message>
    <message>
        <source>Wait until that has ended.</source>
        <translation>Warten, bis das beendet ist.</translation>
    </message>
    <message>
        <source>“%1” was not changed.</source>
        <translation>„%1“ wurde nicht geändert.</translation>
    </message>
    <message>
        <source>%1 is not on this machine.</source>
        <translation>%1 ist auf diesem Rechner nicht vorhanden.</translation>
    </message>
    <message>
        <source>Install MariaDB&apos;s server (Debian: apt install mariadb-server); it need not run.</source>
        <translation>Den Server von MariaDB installieren (Debian: apt install mariadb-server); er muss nicht laufen.</translation>
    </message>
    <message>
        <source>The files of a private server cannot be made in %1.</source>
        <translation>Die Dateien eines privaten Servers können in %1 nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Removed %1, which an interrupted run had left.</source>
        <translation>Entfernt: %1, Überrest eines unterbrochenen Laufs.</translation>
    </message>
    <message>
        <source>private server</source>
        <translation>privater Server</translation>
    </message>
    <message>
        <source>on a copy in a temporary file</source>
        <translation>auf einer Kopie in einer temporären Datei</translation>
    </message>
    <message>
        <source>on a copy beside “%1”, on the same server</source>
        <translation>auf einer Kopie neben „%1“, auf demselben Server</translation>
    </message>
    <message>
        <source>Nor is there a private server of the same version on this machine: %1 %2</source>
        <translation>Auch ein privater Server derselben Version steht auf diesem Rechner nicht zur Verfügung: %1 %2</translation>
    </message>
    <message>
        <source>on a private server of this machine, because: %1</source>
        <translation>auf einem privaten Server dieses Rechners; Grund: %1</translation>
    </message>
    <message>
        <source>What an interrupted rehearsal may have left could not be removed: %1</source>
        <translation>Was ein unterbrochener Probelauf hinterlassen haben könnte, konnte nicht entfernt werden: %1</translation>
    </message>
    <message>
        <source>%1 has %2 MiB free; a copy of the database may need %3 MiB.</source>
        <translation>In %1 sind %2 MiB frei; eine Kopie der Datenbank kann %3 MiB brauchen.</translation>
    </message>
    <message>
        <source>Make room there. Nothing was changed.</source>
        <translation>Dort Platz schaffen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>The application will probably be away for %1 to %2, hooks aside.</source>
        <translation>Die Ausfallzeit der Anwendung beträgt voraussichtlich %1 bis %2, Hooks nicht mitgerechnet.</translation>
    </message>
    <message>
        <source>the tables&apos; size (%1 MiB in the database, %2 MiB in the copy)</source>
        <translation>der Größe der Tabellen (%1 MiB in der Datenbank, %2 MiB in der Kopie)</translation>
    </message>
    <message>
        <source>the tables&apos; size (not known here)</source>
        <translation>der Größe der Tabellen (hier nicht bekannt)</translation>
    </message>
    <message>
        <source>The low end was measured on the copy. The high end is that, with %1 and a reserve of %2 times for a server that is busy or has to read from its disk first. Not in it: hooks, and waiting for others who hold locks.</source>
        <translation>Der untere Wert wurde an der Kopie gemessen. Der obere ist dieser Wert, hochgerechnet mit %1 und einer %2-fachen Reserve für einen Server, der ausgelastet ist oder erst von seiner Platte lesen muss. Nicht enthalten: Hooks und das Warten auf andere, die Sperren halten.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>It took %1, longer than predicted (%2).</source>
        <translation>Es dauerte %1, länger als vorhergesagt (%2).</translation>
    </message>
    <message>
        <source>It took %1, less than predicted (%2).</source>
        <translation>Es dauerte %1, kürzer als vorhergesagt (%2).</translation>
    </message>
    <message>
        <source>It took %1, as predicted (%2).</source>
        <translation>Es dauerte %1, wie vorhergesagt (%2).</translation>
    </message>
    <message>
        <source>%1 names a database or changes the server, so from a copy beside it it could reach “%2” itself.</source>
        <translation>%1 nennt eine Datenbank oder ändert den Server und könnte daher von einer Kopie daneben aus „%2“ selbst erreichen.</translation>
    </message>
    <message>
        <source>The trigger or routine %1 names a database, so from a copy beside it it could reach “%2” itself.</source>
        <translation>Der Trigger oder die Routine %1 nennt eine Datenbank und könnte daher von einer Kopie daneben aus „%2“ selbst erreichen.</translation>
    </message>
    <message>
        <source>The event %1 would run in a copy beside “%2” as well.</source>
        <translation>Das Ereignis %1 würde auch in einer Kopie neben „%2“ laufen.</translation>
    </message>
    <message>
        <source>On the copy: %1</source>
        <translation>Auf der Kopie: %1</translation>
    </message>
    <message>
        <source>The package has changed since the plan was made. Nothing was changed.</source>
        <translation>Das Paket hat sich seit dem Erstellen des Plans geändert. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Make the plan again and look at it.</source>
        <translation>Den Plan neu erstellen und ansehen.</translation>
    </message>
    <message>
        <source>The rehearsal runs %1.</source>
        <translation>Der Probelauf läuft %1.</translation>
    </message>
    <message>
        <source>Somebody wrote to “%1” between plan and backup; the rehearsal is of what the backup holds.</source>
        <translation>Zwischen Plan und Sicherung hat jemand in „%1“ geschrieben; geprobt wird mit dem Stand der Sicherung.</translation>
    </message>
    <message>
        <source>“%1” was not changed; the copy is gone.</source>
        <translation>„%1“ wurde nicht geändert; die Kopie ist entfernt.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Begonnen (UTC)</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Rows changed</source>
        <translation>Geänderte Zeilen</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Steps on the copy</source>
        <translation>Schritte auf der Kopie</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ fertig</translation>
    </message>
    <message>
        <source>✕ failed</source>
        <translation>✕ fehlgeschlagen</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Protected tables</source>
        <translation>Geschützte Tabellen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation>Zeilen vorher</translation>
    </message>
    <message>
        <source>Rows after</source>
        <translation>Zeilen nachher</translation>
    </message>
    <message>
        <source>Rehearsal for “%1”</source>
        <translation>Probelauf für „%1“</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>The deployment works on a copy of “%1”.</source>
        <translation>Die Ausrollung gelingt auf einer Kopie von „%1“.</translation>
    </message>
    <message>
        <source>The rehearsal was cancelled.</source>
        <translation>Der Probelauf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The deployment would fail.</source>
        <translation>Die Ausrollung würde fehlschlagen.</translation>
    </message>
    <message>
        <source>The deployment could not be rehearsed.</source>
        <translation>Die Ausrollung konnte nicht geprobt werden.</translation>
    </message>
    <message>
        <source>The rehearsal for “%1” was not possible: %2 Nothing was changed.</source>
        <translation>Der Probelauf für „%1“ war nicht möglich: %2 Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>On a copy of “%1” the deployment fails: %2 Nothing was changed.</source>
        <translation>Auf einer Kopie von „%1“ schlägt die Ausrollung fehl: %2 Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Mend what fails, make the package again, and rehearse again.</source>
        <translation>Die Ursache beheben, das Paket neu erstellen und erneut proben.</translation>
    </message>
</context>
<context>
    <name>Release</name>
    <message>
        <source>The name of the schema snapshot %1 is no version.</source>
        <translation>Der Name des Schema-Abbilds %1 ist keine Version.</translation>
    </message>
    <message>
        <source>The schema snapshot schema/%1.json is missing.</source>
        <translation>Das Schema-Abbild schema/%1.json fehlt.</translation>
    </message>
    <message>
        <source>Write it with “stellwerk-cli schema dump” from a database of that version.</source>
        <translation>Es mit „stellwerk-cli schema dump“ aus einer Datenbank dieser Version schreiben.</translation>
    </message>
    <message>
        <source>The migration %1 of the package is not the one that its metadata lists.</source>
        <translation>Die Migration %1 des Pakets ist nicht die, die in seinen Metadaten aufgeführt ist.</translation>
    </message>
    <message>
        <source>Make the package again.</source>
        <translation>Das Paket neu erstellen.</translation>
    </message>
    <message>
        <source>The package says that it belongs to “%1”, its project.toml to “%2”.</source>
        <translation>Das Paket gibt an, zu „%1“ zu gehören, seine project.toml dagegen nennt „%2“.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Deployment of %1 to “%2”</source>
        <translation>Ausrollung von %1 nach „%2“</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Nächste Schritte</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Begonnen (UTC)</translation>
    </message>
    <message>
        <source>Finished (UTC)</source>
        <translation>Beendet (UTC)</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Plan (SHA-256)</source>
        <translation>Plan (SHA-256)</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ fertig</translation>
    </message>
    <message>
        <source>✕ failed</source>
        <translation>✕ fehlgeschlagen</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>Stammdaten</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Stammdatenart</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Beibehalten</translation>
    </message>
    <message>
        <source>Not touched</source>
        <translation>Nicht berührt</translation>
    </message>
    <message>
        <source>Protected tables</source>
        <translation>Geschützte Tabellen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation>Zeilen vorher</translation>
    </message>
    <message>
        <source>Rows after</source>
        <translation>Zeilen nachher</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>✓ passed</source>
        <translation>✓ bestanden</translation>
    </message>
    <message>
        <source>! warning</source>
        <translation>! Warnung</translation>
    </message>
    <message>
        <source>✕ error</source>
        <translation>✕ Fehler</translation>
    </message>
    <message>
        <source>Checks before</source>
        <translation>Prüfungen vorher</translation>
    </message>
    <message>
        <source>Database version before</source>
        <translation>Datenbankversion vorher</translation>
    </message>
    <message>
        <source>Database version after</source>
        <translation>Datenbankversion nachher</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Application away</source>
        <translation>Ausfallzeit der Anwendung</translation>
    </message>
    <message>
        <source>none was made</source>
        <translation>keine erstellt</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s), read back completely</source>
        <translation>
            <numerusform>%1: %n Zeile, vollständig zurückgelesen</numerusform>
            <numerusform>%1: %n Zeilen, vollständig zurückgelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Planned and done</source>
        <translation>Geplant und ausgeführt</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Rows of master data</source>
        <translation>Zeilen der Stammdaten</translation>
    </message>
    <message>
        <source>Protected tables compared</source>
        <translation>Verglichene geschützte Tabellen</translation>
    </message>
    <message>
        <source>What was done before the failure and taken back afterwards counts here, too.</source>
        <translation>Was vor dem Fehlschlag ausgeführt und danach zurückgenommen wurde, zählt hier mit.</translation>
    </message>
    <message>
        <source>· not reached</source>
        <translation>· nicht erreicht</translation>
    </message>
    <message>
        <source>! failed, not critical</source>
        <translation>! fehlgeschlagen, nicht kritisch</translation>
    </message>
    <message>
        <source>Rows that were left as they are in the target</source>
        <translation>Zeilen, die im Ziel bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>The checksum goes over every row, in the columns that exist before and after.</source>
        <translation>Die Prüfsumme umfasst jede Zeile, in den Spalten, die es vorher und nachher gibt.</translation>
    </message>
    <message>
        <source>Checksum before</source>
        <translation>Prüfsumme vorher</translation>
    </message>
    <message>
        <source>Checksum after</source>
        <translation>Prüfsumme nachher</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>Resume</name>
    <message>
        <source>No deployment of “%1” is unfinished.</source>
        <translation>Für „%1“ gibt es keine nicht beendete Ausrollung.</translation>
    </message>
    <message>
        <source>See: stellwerk-cli status --env %1</source>
        <translation>Siehe: stellwerk-cli status --env %1</translation>
    </message>
    <message>
        <source>The package %1 of the deployment %2 is not there. Nothing was changed.</source>
        <translation>Das Paket %1 der Ausrollung %2 ist nicht vorhanden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Name the place where it is now: stellwerk-cli deploy --resume PACKAGE</source>
        <translation>Den Ort angeben, an dem es jetzt liegt: stellwerk-cli deploy --resume PACKAGE</translation>
    </message>
    <message>
        <source>%1 is not the package with which the deployment %2 was begun. Nothing was changed.</source>
        <translation>%1 ist nicht das Paket, mit dem die Ausrollung %2 begonnen wurde. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Give the package whose SHA-256 is %1.</source>
        <translation>Das Paket angeben, dessen SHA-256-Wert %1 ist.</translation>
    </message>
    <message>
        <source>Unfinished work</source>
        <translation>Nicht beendete Arbeit</translation>
    </message>
    <message>
        <source>The deployment %1 is taken up.</source>
        <translation>Die Ausrollung %1 wird wieder aufgenommen.</translation>
    </message>
    <message>
        <source>Version tables</source>
        <translation>Versionstabellen</translation>
    </message>
    <message>
        <source>Clear this up first; nothing was changed.</source>
        <translation>Dies zuerst klären; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Version rule</source>
        <translation>Versionsregel</translation>
    </message>
    <message>
        <source>The deployment leads from %1 to %2, but the target is at neither.</source>
        <translation>Die Ausrollung führt von %1 zu %2, aber das Ziel hat keine der beiden Versionen.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>The backup %1 from before the deployment is not there.</source>
        <translation>Die Sicherung %1 von vor der Ausrollung ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>Put it back; without it there is no way back.</source>
        <translation>Die Sicherung zurücklegen; ohne sie gibt es keinen Weg zurück.</translation>
    </message>
    <message>
        <source>Protected tables</source>
        <translation>Geschützte Tabellen</translation>
    </message>
    <message>
        <source>Nobody wrote to them since the crash.</source>
        <translation>Seit dem Absturz hat niemand hineingeschrieben.</translation>
    </message>
    <message>
        <source>Rows of these tables have changed since the deployment began: %1</source>
        <translation>Zeilen dieser Tabellen haben sich seit dem Beginn der Ausrollung geändert: %1</translation>
    </message>
    <message>
        <source>If the application wrote them, go on with --accept-writes; the proof then counts from now.</source>
        <translation>Wenn die Anwendung sie geschrieben hat, mit --accept-writes fortfahren; der Nachweis gilt dann ab jetzt.</translation>
    </message>
    <message>
        <source>Rows of these tables have changed since the deployment began, which is accepted: %1</source>
        <translation>Zeilen dieser Tabellen haben sich seit dem Beginn der Ausrollung geändert, was akzeptiert ist: %1</translation>
    </message>
    <message>
        <source>rollback of a deployment</source>
        <translation>Zurückrollen einer Ausrollung</translation>
    </message>
    <message>
        <source>closing a deployment</source>
        <translation>Schließen einer Ausrollung</translation>
    </message>
    <message>
        <source>The unfinished deployment of “%1” is %2, not %3. Nothing was changed.</source>
        <translation>Die nicht beendete Ausrollung nach „%1“ ist %2, nicht %3. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Table classes</source>
        <translation>Tabellenklassen</translation>
    </message>
    <message>
        <source>The package does not protect what the workspace protects: %1</source>
        <translation>Das Paket schützt nicht, was der Arbeitsbereich schützt: %1</translation>
    </message>
    <message>
        <source>The package %1 belongs to the project “%2”, this workspace to “%3”. Nothing was changed.</source>
        <translation>Das Paket %1 gehört zum Projekt „%2“, dieser Arbeitsbereich zu „%3“. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>What is unfinished on “%1” is no deployment, but the init %2. Nothing was changed.</source>
        <translation>Nicht beendet ist in „%1“ keine Ausrollung, sondern die Neuinstallation %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Empty the database again: stellwerk-cli init --undo --env %1. Or run init once more.</source>
        <translation>Die Datenbank wieder leeren: stellwerk-cli init --undo --env %1. Oder init erneut ausführen.</translation>
    </message>
    <message>
        <source>The deployment %1 is finished: its import is recorded, maintenance_off and health check are missing.</source>
        <translation>Die Ausrollung %1 ist abgeschlossen: Ihr Import ist eingetragen; es fehlen maintenance_off und die Funktionsprüfung.</translation>
    </message>
    <message>
        <source>The deployment has recorded version %1, but the target is not at it: %2</source>
        <translation>Die Ausrollung hat Version %1 eingetragen, aber das Ziel hat diese Version nicht: %2</translation>
    </message>
    <message>
        <source>What is unfinished on “%1” is the rollback %2 of the deployment %3. Nothing was changed.</source>
        <translation>Auf „%1“ ist das Zurückrollen %2 der Ausrollung %3 nicht beendet. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Go on with it: stellwerk-cli rollback --deployment %1 --env %2</source>
        <translation>Fortsetzen: stellwerk-cli rollback --deployment %1 --env %2</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Put back the review file from then. Or go back, then make a new plan with these decisions: stellwerk-cli rollback --unfinished --env %1</source>
        <translation>Die Entscheidungsdatei von damals zurücklegen. Oder zurückrollen und danach mit diesen Entscheidungen einen neuen Plan erstellen: stellwerk-cli rollback --unfinished --env %1</translation>
    </message>
    <message>
        <source>The deployment %1 did not note its decisions; those in %2 are taken.</source>
        <translation>Die Ausrollung %1 hat ihre Entscheidungen nicht vermerkt; es gelten die in %2.</translation>
    </message>
    <message>
        <source>They are those with which the deployment was begun.</source>
        <translation>Es sind die, mit denen die Ausrollung begonnen wurde.</translation>
    </message>
    <message>
        <source>The decisions in %1 are not those with which the deployment %2 was begun.</source>
        <translation>Die Entscheidungen in %1 sind nicht die, mit denen die Ausrollung %2 begonnen wurde.</translation>
    </message>
    <message>
        <source>Nothing was changed; the deployment %1 is as far as it was.</source>
        <translation>Es wurde nichts geändert; die Ausrollung %1 ist so weit, wie sie war.</translation>
    </message>
    <message>
        <source>Then go back again: stellwerk-cli rollback --unfinished --env %1</source>
        <translation>Dann noch einmal zurückrollen: stellwerk-cli rollback --unfinished --env %1</translation>
    </message>
</context>
<context>
    <name>ReverseFile</name>
    <message>
        <source>The reverse file %1, without which an import cannot be undone, cannot be written; no file was left.</source>
        <translation>Die Rücknahmedatei %1, ohne die ein Import nicht zurückgenommen werden kann, kann nicht geschrieben werden; es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>There is no room for it: make room on that disk, or name another folder.</source>
        <translation>Der Platz reicht nicht: auf diesem Datenträger Platz schaffen oder einen anderen Ordner angeben.</translation>
    </message>
    <message>
        <source>Check that the folder may be written by this user.</source>
        <translation>Prüfen, ob dieser Benutzer in den Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>The reverse file %1 exists already; it was not touched, nothing was written.</source>
        <translation>Die Rücknahmedatei %1 existiert bereits; sie wurde nicht verändert, es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>It may be the only way to undo an import: undo that, or move the file away.</source>
        <translation>Sie ist vielleicht der einzige Weg, einen Import zurückzunehmen: diesen zurücknehmen oder die Datei verschieben.</translation>
    </message>
    <message>
        <source>The reverse file %1 was closed before; the change was not noted.</source>
        <translation>Die Rücknahmedatei %1 wurde vorher geschlossen; die Änderung wurde nicht vermerkt.</translation>
    </message>
    <message>
        <source>The change of the row %1 of %2 cannot be noted in %3: %4</source>
        <translation>Die Änderung der Zeile %1 von %2 kann nicht in %3 vermerkt werden: %4</translation>
    </message>
    <message>
        <source>it has no cells.</source>
        <translation>sie hat keine Zellen.</translation>
    </message>
    <message>
        <source>its id is no number.</source>
        <translation>ihre ID ist keine Zahl.</translation>
    </message>
    <message>
        <source>The row %1 of %2 is too large to be noted in %3: its line would have %4 bytes; no file was left.</source>
        <translation>Die Zeile %1 von %2 ist zu groß, um in %3 vermerkt zu werden: Ihr Eintrag hätte %4 Bytes; es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>The reverse file %1 was closed before.</source>
        <translation>Die Rücknahmedatei %1 wurde vorher geschlossen.</translation>
    </message>
    <message>
        <source>The file belongs to another database, or its structure has changed since; nothing was undone. Undo the migrations first that came after the import.</source>
        <translation>Die Datei gehört zu einer anderen Datenbank, oder deren Struktur hat sich seitdem geändert; es wurde nichts zurückgenommen. Zuerst die Migrationen zurücknehmen, die nach dem Import kamen.</translation>
    </message>
    <message>
        <source>The database has no table %1.</source>
        <translation>Die Datenbank hat keine Tabelle %1.</translation>
    </message>
    <message>
        <source>There are changes in too many tables.</source>
        <translation>Es gibt Änderungen in zu vielen Tabellen.</translation>
    </message>
    <message>
        <source>The column %1 of %2 cannot be written.</source>
        <translation>Die Spalte %1 von %2 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The table %2 has no column %1.</source>
        <translation>Die Tabelle %2 hat keine Spalte %1.</translation>
    </message>
    <message>
        <source>The column %1 of %2 is named twice.</source>
        <translation>Die Spalte %1 von %2 ist zweimal genannt.</translation>
    </message>
    <message>
        <source>The column %1 of %2 has a value where the row did not exist.</source>
        <translation>Die Spalte %1 von %2 hat einen Wert, wo es die Zeile nicht gab.</translation>
    </message>
    <message>
        <source>The column %1 of %2 has a value that this database cannot hold.</source>
        <translation>Die Spalte %1 von %2 hat einen Wert, den diese Datenbank nicht aufnehmen kann.</translation>
    </message>
    <message>
        <source>The change of a row of %1 names no column.</source>
        <translation>Die Änderung einer Zeile von %1 nennt keine Spalte.</translation>
    </message>
    <message>
        <source>The column %1 is not the primary key of the table %2.</source>
        <translation>Die Spalte %1 ist nicht der Primärschlüssel der Tabelle %2.</translation>
    </message>
    <message>
        <source>The table %1 cannot have a row %2.</source>
        <translation>Die Tabelle %1 kann keine Zeile %2 haben.</translation>
    </message>
    <message>
        <source>There are too many changes.</source>
        <translation>Es gibt zu viele Änderungen.</translation>
    </message>
    <message>
        <source>The change number %1 does not fit what was done to the same row before.</source>
        <translation>Die Änderung Nummer %1 passt nicht zu dem, was vorher mit derselben Zeile geschehen ist.</translation>
    </message>
    <message>
        <source>The reverse file %1 does not exist; nothing was undone.</source>
        <translation>Die Rücknahmedatei %1 gibt es nicht; es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 is no file; nothing was undone.</source>
        <translation>%1 ist keine Datei; es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>The reverse file %1 is damaged or was not written to its end; nothing was undone.</source>
        <translation>Die Rücknahmedatei %1 ist beschädigt oder wurde nicht zu Ende geschrieben; es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>Take another copy of this file, or restore the backup that was made before the import.</source>
        <translation>Eine andere Kopie dieser Datei verwenden oder die vor dem Import erstellte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The reverse file %1 cannot be read; nothing was undone.</source>
        <translation>Die Rücknahmedatei %1 kann nicht gelesen werden; es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>The reverse file %1 has the format version %2, which this program does not know; nothing was undone.</source>
        <translation>Die Rücknahmedatei %1 hat die Formatversion %2, die dieses Programm nicht kennt; es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>Use the version of the program that has written it, or a newer one.</source>
        <translation>Die Programmversion verwenden, die sie geschrieben hat, oder eine neuere.</translation>
    </message>
    <message>
        <source>Line %1 of the reverse file %2 has %3 bytes, more than this program writes or reads; nothing was undone.</source>
        <translation>Zeile %1 der Rücknahmedatei %2 hat %3 Bytes, mehr, als dieses Programm schreibt oder liest; es wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>another row holds a value that must be unique (%1).</source>
        <translation>eine andere Zeile enthält einen Wert, der eindeutig sein muss (%1).</translation>
    </message>
    <message>
        <source>a foreign key forbids it (%1).</source>
        <translation>ein Fremdschlüssel verbietet es (%1).</translation>
    </message>
    <message>
        <source>the database does not take what it held before (%1).</source>
        <translation>die Datenbank nimmt nicht an, was vorher darin stand (%1).</translation>
    </message>
    <message>
        <source>the database made something else of it, perhaps by a trigger (%1).</source>
        <translation>die Datenbank hat etwas anderes daraus gemacht, vielleicht durch einen Trigger (%1).</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>Import wird zurückgenommen</translation>
    </message>
    <message>
        <source>Reading line %1 of %2</source>
        <translation>Lesen der Zeile %1 von %2</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lesen von %1</translation>
    </message>
    <message>
        <source>it does not exist any more.</source>
        <translation>es gibt sie nicht mehr.</translation>
    </message>
    <message>
        <source>another row has its id now.</source>
        <translation>eine andere Zeile hat jetzt ihre ID.</translation>
    </message>
    <message>
        <source>somebody changed it since: %1.</source>
        <translation>sie wurde seitdem geändert: %1.</translation>
    </message>
    <message>
        <source>rows of %1 point at it.</source>
        <translation>Zeilen von %1 zeigen auf sie.</translation>
    </message>
    <message>
        <source>%1, row %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>What the import wrote to it later is already undone.</source>
        <translation>Was der Import später in sie geschrieben hat, ist bereits zurückgenommen.</translation>
    </message>
    <message>
        <source>It cannot make room for the time in between: its columns can hold no value but those that they have before and afterwards.</source>
        <translation>Sie kann für die Zwischenzeit keinen Platz machen: Ihre Spalten können keinen anderen Wert aufnehmen als die von vorher und nachher.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>The decisions need %1 bytes, a review file may have %2; %3 was not changed.</source>
        <translation>Die Entscheidungen brauchen %1 Bytes, eine Entscheidungsdatei darf %2 haben; %3 wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Decide fewer rows one by one: give the entity another policy.</source>
        <translation>Weniger Zeilen einzeln entscheiden: der Stammdatenart eine andere Regel geben.</translation>
    </message>
    <message>
        <source>Saving the review; the file was not changed</source>
        <translation>Speichern der Entscheidungen; die Datei wurde nicht geändert</translation>
    </message>
    <message>
        <source>a list is expected</source>
        <translation>eine Liste wird erwartet</translation>
    </message>
    <message>
        <source>The review file %1 is no valid JSON.</source>
        <translation>Die Entscheidungsdatei %1 ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>%1 is no review file: its &quot;format&quot; is not &quot;stellwerk-review&quot;.</source>
        <translation>%1 ist keine Entscheidungsdatei: Ihr &quot;format&quot; ist nicht &quot;stellwerk-review&quot;.</translation>
    </message>
    <message>
        <source>The review file %1 has format version %2; this program reads up to version %3.</source>
        <translation>Die Entscheidungsdatei %1 hat die Formatversion %2; dieses Programm liest bis Version %3.</translation>
    </message>
    <message>
        <source>Use a newer version of this program.</source>
        <translation>Eine neuere Version dieses Programms verwenden.</translation>
    </message>
    <message>
        <source>The review file %1 has no valid &quot;format_version&quot;.</source>
        <translation>Die Entscheidungsdatei %1 hat keine gültige &quot;format_version&quot;.</translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation>ein Objekt wird erwartet</translation>
    </message>
    <message>
        <source>decision %1 is about the same row</source>
        <translation>Entscheidung %1 betrifft dieselbe Zeile</translation>
    </message>
    <message>
        <source>decision %1 renames the same row</source>
        <translation>Entscheidung %1 benennt dieselbe Zeile um</translation>
    </message>
    <message>
        <source>64 lower-case hexadecimal digits are expected</source>
        <translation>64 hexadezimale Ziffern in Kleinschreibung werden erwartet</translation>
    </message>
    <message>
        <source>a time like 2026-01-31T12:34:56Z is expected</source>
        <translation>eine Zeitangabe wie 2026-01-31T12:34:56Z wird erwartet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of package, target, cells, rename</source>
        <translation>&quot;%1&quot; ist keines von package, target, cells, rename</translation>
    </message>
    <message>
        <source>it belongs to &quot;take&quot;: &quot;%1&quot; only</source>
        <translation>es gehört nur zu &quot;take&quot;: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>it is the same as the key</source>
        <translation>es ist dasselbe wie der Schlüssel</translation>
    </message>
    <message>
        <source>it is unknown</source>
        <translation>es ist unbekannt</translation>
    </message>
    <message>
        <source>it occurs twice</source>
        <translation>es kommt zweimal vor</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>es fehlt</translation>
    </message>
    <message>
        <source>a text is expected</source>
        <translation>ein Text wird erwartet</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>a list of columns is expected</source>
        <translation>eine Liste von Spalten wird erwartet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; occurs twice</source>
        <translation>&quot;%1&quot; kommt zweimal vor</translation>
    </message>
    <message>
        <source>decision %1</source>
        <translation>Entscheidung %1</translation>
    </message>
    <message>
        <source>member &quot;%1&quot;</source>
        <translation>Feld &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The review file %1 is refused: %2.</source>
        <translation>Die Entscheidungsdatei %1 wird abgelehnt: %2.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the file, or remove it and decide anew.</source>
        <translation>Die Datei berichtigen oder entfernen und neu entscheiden.</translation>
    </message>
    <message>
        <source>a list of key parts is expected</source>
        <translation>eine Liste von Schlüsselteilen wird erwartet</translation>
    </message>
    <message>
        <source>part %1 is none of text, null, {&quot;integer&quot;: &quot;…&quot;}, {&quot;real&quot;: &quot;…&quot;}, {&quot;blob&quot;: &quot;base64&quot;}, {&quot;text_bytes&quot;: &quot;base64&quot;}</source>
        <translation>Teil %1 ist weder Text noch null, {&quot;integer&quot;: &quot;…&quot;}, {&quot;real&quot;: &quot;…&quot;}, {&quot;blob&quot;: &quot;base64&quot;} oder {&quot;text_bytes&quot;: &quot;base64&quot;}</translation>
    </message>
</context>
<context>
    <name>Rollback</name>
    <message>
        <source>The fingerprint of “%1” is not the one from before the deployment.</source>
        <translation>Der Fingerabdruck von „%1“ ist nicht der von vor der Ausrollung.</translation>
    </message>
    <message>
        <source>“%1” is as it was before (%2); its fingerprint is the same.</source>
        <translation>„%1“ ist wie zuvor (%2); der Fingerabdruck ist derselbe.</translation>
    </message>
    <message>
        <source>Mend the cause, then make a new plan and deploy again.</source>
        <translation>Die Ursache beheben, dann einen neuen Plan erstellen und erneut ausrollen.</translation>
    </message>
    <message>
        <source>The rollback failed. “%1” says it has version %2, and its content is not what it was before: %3</source>
        <translation>Das Zurückrollen ist fehlgeschlagen. „%1“ gibt Version %2 an, und der Inhalt ist nicht wie zuvor: %3</translation>
    </message>
    <message>
        <source>The rollback failed, and the state of “%1” cannot be read: %2</source>
        <translation>Das Zurückrollen ist fehlgeschlagen, und der Zustand von „%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Keep the application in maintenance.</source>
        <translation>Die Anwendung in Wartung lassen.</translation>
    </message>
    <message>
        <source>Restore the backup by hand: stellwerk-cli restore --env %1 --confirm %1 %2</source>
        <translation>Die Sicherung von Hand wiederherstellen: stellwerk-cli restore --env %1 --confirm %1 %2</translation>
    </message>
    <message>
        <source>Check the result: stellwerk-cli status --env %1</source>
        <translation>Das Ergebnis prüfen: stellwerk-cli status --env %1</translation>
    </message>
    <message>
        <source>by the migrations&apos; own way down</source>
        <translation>über den Rückweg der Migrationen</translation>
    </message>
    <message>
        <source>Restoring the backup %1.</source>
        <translation>Die Sicherung %1 wird wiederhergestellt.</translation>
    </message>
    <message>
        <source>by its backup</source>
        <translation>aus der Sicherung</translation>
    </message>
    <message>
        <source>What the database holds now could not be kept: %1</source>
        <translation>Der jetzige Inhalt der Datenbank konnte nicht aufbewahrt werden: %1</translation>
    </message>
    <message>
        <source>If somebody used the application meanwhile: what it wrote is in %1.</source>
        <translation>Falls die Anwendung zwischenzeitlich benutzt wurde: Was sie geschrieben hat, steht in %1.</translation>
    </message>
    <message>
        <source>the database undid the rest by itself</source>
        <translation>die Datenbank hat den Rest selbst rückgängig gemacht</translation>
    </message>
    <message>
        <source>Going back by the migrations&apos; own way down was not possible: %1</source>
        <translation>Das Zurückgehen über den Rückweg der Migrationen war nicht möglich: %1</translation>
    </message>
    <message>
        <source>%1 (%2 → %3 rows)</source>
        <translation>%1 (%2 → %3 Zeilen)</translation>
    </message>
    <message>
        <source>Rows of “%1” are not those from before the deployment: %2</source>
        <translation>Zeilen von „%1“ sind nicht die von vor der Ausrollung: %2</translation>
    </message>
    <message>
        <source>What users wrote meanwhile was kept: %1</source>
        <translation>Was Benutzer inzwischen geschrieben haben, blieb erhalten: %1</translation>
    </message>
    <message>
        <source>the backup does not have what was written since to %1</source>
        <translation>der Sicherung fehlt, was seitdem geschrieben wurde in %1</translation>
    </message>
    <message>
        <source>Decide whether the backup is restored: %1.</source>
        <translation>Entscheiden, ob die Sicherung wiederhergestellt wird: %1.</translation>
    </message>
    <message>
        <source>When the server answers again, or through another node of its cluster, go on: stellwerk-cli deploy --resume --env %1 --confirm %1. Or undo it: stellwerk-cli rollback --unfinished --env %1 --confirm %1</source>
        <translation>Sobald der Server wieder antwortet, oder über einen anderen Knoten seines Clusters, fortsetzen: stellwerk-cli deploy --resume --env %1 --confirm %1. Oder rückgängig machen: stellwerk-cli rollback --unfinished --env %1 --confirm %1</translation>
    </message>
    <message>
        <source>nothing had to be restored</source>
        <translation>es musste nichts wiederhergestellt werden</translation>
    </message>
    <message>
        <source>What users may have written could not be kept, so the rollback went no further: %1</source>
        <translation>Was Benutzer geschrieben haben können, konnte nicht aufbewahrt werden; deshalb ging das Zurückrollen nicht weiter: %1</translation>
    </message>
    <message>
        <source>What users wrote (%1) could not be kept, so the rollback went no further: %2</source>
        <translation>Was Benutzer geschrieben haben (%1), konnte nicht aufbewahrt werden; deshalb ging das Zurückrollen nicht weiter: %2</translation>
    </message>
    <message>
        <source>Make room for a file in %1.</source>
        <translation>In %1 Platz für eine Datei schaffen.</translation>
    </message>
    <message>
        <source>With the way down went %1, as far as the migrations do not keep it. What users wrote there is in %2.</source>
        <translation>Mit dem Rückweg ging verloren, soweit die Migrationen es nicht bewahren: %1. Was Benutzer dort geschrieben haben, steht in %2.</translation>
    </message>
    <message>
        <source>The backup does not have what was written since to %1. That is in %2.</source>
        <translation>Der Sicherung fehlt, was seitdem geschrieben wurde in %1. Das steht in %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n row(s)</source>
        <translation>
            <numerusform>%1 mit %n Zeile</numerusform>
            <numerusform>%1 mit %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>the columns %1 of %2</source>
        <translation>die Spalten %1 von %2</translation>
    </message>
    <message>
        <source>%1 Then undo it: stellwerk-cli rollback --unfinished --env %2 --confirm %2</source>
        <translation>%1 Dann rückgängig machen: stellwerk-cli rollback --unfinished --env %2 --confirm %2</translation>
    </message>
    <message>
        <source>What the database held when the backup took its place had changed since then; it is in %1.</source>
        <translation>Was die Datenbank enthielt, als die Sicherung ihren Platz einnahm, hatte sich seither geändert; es steht in %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the import cannot go back to what they held before it. The first one: %1</source>
        <translation>
            <numerusform>%n Zeile des Imports kann nicht auf den Stand von vorher zurück: %1</numerusform>
            <numerusform>%n Zeilen des Imports können nicht auf den Stand von vorher zurück. Die erste: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowReader</name>
    <message>
        <source>Reading rows of “%1” failed.</source>
        <translation>Das Lesen der Zeilen von „%1“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>RowTable</name>
    <message>
        <source>Make room in %1, or name another folder in TMPDIR.</source>
        <translation>In %1 Platz schaffen oder in TMPDIR einen anderen Ordner angeben.</translation>
    </message>
    <message>
        <source>The temporary file with sorted rows cannot be read.</source>
        <translation>Die temporäre Datei mit sortierten Zeilen kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Its natural key occurs more than once.</source>
        <translation>Ihr natürlicher Schlüssel kommt mehrmals vor.</translation>
    </message>
    <message>
        <source>A temporary file for sorted rows cannot be made.</source>
        <translation>Für sortierte Zeilen kann keine temporäre Datei angelegt werden.</translation>
    </message>
    <message>
        <source>The temporary file with sorted rows cannot be written.</source>
        <translation>Die temporäre Datei mit sortierten Zeilen kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>The foreign key cannot be added: another table uses its name, or the table it points to does not exist.</source>
        <translation>Der Fremdschlüssel kann nicht hinzugefügt werden: Eine andere Tabelle verwendet seinen Namen, oder die Tabelle, auf die er verweist, existiert nicht.</translation>
    </message>
    <message>
        <source>The table is missing.</source>
        <translation>Die Tabelle fehlt.</translation>
    </message>
    <message>
        <source>The table is not part of the expected schema.</source>
        <translation>Die Tabelle gehört nicht zum erwarteten Schema.</translation>
    </message>
    <message>
        <source>The column is missing.</source>
        <translation>Die Spalte fehlt.</translation>
    </message>
    <message>
        <source>The column is not part of the expected schema.</source>
        <translation>Die Spalte gehört nicht zum erwarteten Schema.</translation>
    </message>
    <message>
        <source>The primary key is made of other columns.</source>
        <translation>Der Primärschlüssel besteht aus anderen Spalten.</translation>
    </message>
    <message>
        <source>The table sorts and compares text by another collation.</source>
        <translation>Die Tabelle sortiert und vergleicht Text nach einer anderen Kollation.</translation>
    </message>
    <message>
        <source>The column has another type.</source>
        <translation>Die Spalte hat einen anderen Typ.</translation>
    </message>
    <message>
        <source>The column does not accept NULL but should.</source>
        <translation>Die Spalte nimmt NULL nicht an, sollte es aber.</translation>
    </message>
    <message>
        <source>The column accepts NULL but should not.</source>
        <translation>Die Spalte nimmt NULL an, sollte es aber nicht.</translation>
    </message>
    <message>
        <source>The column has another default.</source>
        <translation>Die Spalte hat einen anderen Standardwert.</translation>
    </message>
    <message>
        <source>The column is not numbered automatically but should be.</source>
        <translation>Die Spalte wird nicht automatisch nummeriert, sollte es aber.</translation>
    </message>
    <message>
        <source>The column is numbered automatically but should not be.</source>
        <translation>Die Spalte wird automatisch nummeriert, sollte es aber nicht.</translation>
    </message>
    <message>
        <source>The column is generated in another way.</source>
        <translation>Die Spalte wird auf andere Weise berechnet.</translation>
    </message>
    <message>
        <source>The column gets another value when its row is changed.</source>
        <translation>Die Spalte erhält beim Ändern ihrer Zeile einen anderen Wert als vorgesehen.</translation>
    </message>
    <message>
        <source>The column sorts and compares text by another collation.</source>
        <translation>Die Spalte sortiert und vergleicht Text nach einer anderen Kollation.</translation>
    </message>
    <message>
        <source>The index is missing.</source>
        <translation>Der Index fehlt.</translation>
    </message>
    <message>
        <source>The foreign key is missing.</source>
        <translation>Der Fremdschlüssel fehlt.</translation>
    </message>
    <message>
        <source>The check is missing.</source>
        <translation>Die CHECK-Bedingung fehlt.</translation>
    </message>
    <message>
        <source>The index is not part of the expected schema.</source>
        <translation>Der Index gehört nicht zum erwarteten Schema.</translation>
    </message>
    <message>
        <source>The foreign key is not part of the expected schema.</source>
        <translation>Der Fremdschlüssel gehört nicht zum erwarteten Schema.</translation>
    </message>
    <message>
        <source>The check is not part of the expected schema.</source>
        <translation>Die CHECK-Bedingung gehört nicht zum erwarteten Schema.</translation>
    </message>
    <message>
        <source>The index has other columns or another kind.</source>
        <translation>Der Index hat andere Spalten oder ist von anderer Art.</translation>
    </message>
    <message>
        <source>The foreign key has other columns or actions.</source>
        <translation>Der Fremdschlüssel hat andere Spalten oder Aktionen.</translation>
    </message>
    <message>
        <source>The check tests something else.</source>
        <translation>Die CHECK-Bedingung prüft etwas anderes.</translation>
    </message>
    <message>
        <source>It is missing.</source>
        <translation>Fehlt.</translation>
    </message>
    <message>
        <source>It is defined in another way.</source>
        <translation>Ist anders definiert.</translation>
    </message>
    <message>
        <source>It is not part of the expected schema.</source>
        <translation>Gehört nicht zum erwarteten Schema.</translation>
    </message>
    <message>
        <source>Reading the structure of %1</source>
        <translation>Lesen der Struktur von %1</translation>
    </message>
    <message>
        <source>The schema snapshot is not valid JSON.</source>
        <translation>Das Schema-Abbild ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>The file is not a schema snapshot: its &quot;format&quot; is not &quot;stellwerk-schema&quot;.</source>
        <translation>Die Datei ist kein Schema-Abbild: Ihr &quot;format&quot; ist nicht &quot;stellwerk-schema&quot;.</translation>
    </message>
    <message>
        <source>The schema snapshot has format version %1; this program reads up to version %2.</source>
        <translation>Das Schema-Abbild hat die Formatversion %1; dieses Programm liest bis Version %2.</translation>
    </message>
    <message>
        <source>Use a newer version of this program.</source>
        <translation>Eine neuere Version dieses Programms verwenden.</translation>
    </message>
    <message>
        <source>The schema snapshot has no valid &quot;format_version&quot;.</source>
        <translation>Das Schema-Abbild hat keine gültige &quot;format_version&quot;.</translation>
    </message>
    <message>
        <source>the document</source>
        <translation>dem Dokument</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>es fehlt</translation>
    </message>
    <message>
        <source>The table %1 occurs twice in the schema snapshot.</source>
        <translation>Die Tabelle %1 kommt im Schema-Abbild zweimal vor.</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>einer Tabelle</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>Tabelle %1</translation>
    </message>
    <message>
        <source>The column %1.%2 occurs twice in the schema snapshot.</source>
        <translation>Die Spalte %1.%2 kommt im Schema-Abbild zweimal vor.</translation>
    </message>
    <message>
        <source>there must be at least one column</source>
        <translation>es muss mindestens eine Spalte geben</translation>
    </message>
    <message>
        <source>column %1.%2</source>
        <translation>Spalte %1.%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a known column type</source>
        <translation>&quot;%1&quot; ist kein bekannter Spaltentyp</translation>
    </message>
    <message>
        <source>it must begin with &quot;stored &quot; or &quot;virtual &quot;</source>
        <translation>es muss mit &quot;stored &quot; oder &quot;virtual &quot; beginnen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a known kind of index</source>
        <translation>&quot;%1&quot; ist keine bekannte Indexart</translation>
    </message>
    <message>
        <source>there must be as many as columns, and at least one</source>
        <translation>es müssen so viele wie Spalten sein, mindestens aber eine</translation>
    </message>
    <message>
        <source>The schema snapshot names the column %1.%2, which the table does not have.</source>
        <translation>Das Schema-Abbild nennt die Spalte %1.%2, die es in der Tabelle nicht gibt.</translation>
    </message>
    <message>
        <source>it must be a text</source>
        <translation>es muss ein Text sein</translation>
    </message>
    <message>
        <source>it must be given and not be empty</source>
        <translation>es muss angegeben und darf nicht leer sein</translation>
    </message>
    <message>
        <source>it must be true or false</source>
        <translation>es muss true oder false sein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a known action</source>
        <translation>&quot;%1&quot; ist keine bekannte Aktion</translation>
    </message>
    <message>
        <source>it must be a list</source>
        <translation>es muss eine Liste sein</translation>
    </message>
    <message>
        <source>it must be a list of texts</source>
        <translation>es muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>it must be a list of objects</source>
        <translation>es muss eine Liste von Objekten sein</translation>
    </message>
    <message>
        <source>it must be an object</source>
        <translation>es muss ein Objekt sein</translation>
    </message>
    <message>
        <source>each definition must be a text</source>
        <translation>jede Definition muss ein Text sein</translation>
    </message>
    <message>
        <source>The schema snapshot is malformed: &quot;%1&quot; of %2 is not a known member.</source>
        <translation>Das Schema-Abbild ist fehlerhaft: &quot;%1&quot; in %2 ist kein bekanntes Feld.</translation>
    </message>
    <message>
        <source>The schema snapshot is malformed: &quot;%1&quot; of %2: %3.</source>
        <translation>Das Schema-Abbild ist fehlerhaft: &quot;%1&quot; in %2: %3.</translation>
    </message>
    <message>
        <source>Nothing was changed. Write the snapshot again with &quot;schema dump&quot;.</source>
        <translation>Es wurde nichts geändert. Das Schema-Abbild mit &quot;schema dump&quot; neu schreiben.</translation>
    </message>
    <message>
        <source>The index has another name.</source>
        <translation>Der Index hat einen anderen Namen.</translation>
    </message>
    <message>
        <source>The foreign key has another name.</source>
        <translation>Der Fremdschlüssel hat einen anderen Namen.</translation>
    </message>
    <message>
        <source>The check has another name.</source>
        <translation>Die CHECK-Bedingung hat einen anderen Namen.</translation>
    </message>
    <message>
        <source>The table was renamed to %1, and both are there. Rows may be in either: compare them before you drop one.</source>
        <translation>Die Tabelle wurde in %1 umbenannt, und beide sind vorhanden. Zeilen können in jeder der beiden stehen: Vor dem Löschen einer der beiden ihre Zeilen vergleichen.</translation>
    </message>
    <message>
        <source>The table belonged to a former version. Look at its rows before you drop it.</source>
        <translation>Die Tabelle gehörte zu einer früheren Version. Vor dem Löschen ihre Zeilen ansehen.</translation>
    </message>
    <message>
        <source>It says the same as %1, which carries the table&apos;s name.</source>
        <translation>Besagt dasselbe wie %1, der den Namen der Tabelle trägt.</translation>
    </message>
    <message>
        <source>It says the same as %1, and the names do not tell which one is left over.</source>
        <translation>Besagt dasselbe wie %1, und die Namen lassen nicht erkennen, welcher von beiden übrig geblieben ist.</translation>
    </message>
    <message>
        <source>Its name still carries %1, the former name of the table.</source>
        <translation>Der Name enthält noch %1, den früheren Namen der Tabelle.</translation>
    </message>
    <message>
        <source>%1 has the same columns.</source>
        <translation>%1 hat dieselben Spalten.</translation>
    </message>
    <message>
        <source>%1 begins with the same columns.</source>
        <translation>%1 beginnt mit denselben Spalten.</translation>
    </message>
    <message>
        <source>Tables that name no collation get another one.</source>
        <translation>Tabellen, die keine Kollation nennen, erhalten eine andere.</translation>
    </message>
    <message>
        <source>The table has another comment.</source>
        <translation>Die Tabelle hat einen anderen Kommentar.</translation>
    </message>
    <message>
        <source>The table is kept by another storage engine.</source>
        <translation>Die Tabelle wird von einer anderen Speicher-Engine verwaltet.</translation>
    </message>
    <message>
        <source>The server does not keep the table&apos;s old rows but should.</source>
        <translation>Der Server bewahrt die alten Zeilen der Tabelle nicht auf, sollte es aber.</translation>
    </message>
    <message>
        <source>The server keeps the table&apos;s old rows but should not.</source>
        <translation>Der Server bewahrt die alten Zeilen der Tabelle auf, sollte es aber nicht.</translation>
    </message>
    <message>
        <source>The columns stand in another order.</source>
        <translation>Die Spalten stehen in einer anderen Reihenfolge.</translation>
    </message>
    <message>
        <source>SELECT * shows the column but should not.</source>
        <translation>SELECT * zeigt die Spalte, sollte es aber nicht.</translation>
    </message>
    <message>
        <source>SELECT * does not show the column but should.</source>
        <translation>SELECT * zeigt die Spalte nicht, sollte es aber.</translation>
    </message>
    <message>
        <source>The column has another comment.</source>
        <translation>Die Spalte hat einen anderen Kommentar.</translation>
    </message>
    <message>
        <source>The column has the same type with another display width.</source>
        <translation>Die Spalte hat denselben Typ mit einer anderen Anzeigebreite.</translation>
    </message>
    <message>
        <source>The event runs since another time.</source>
        <translation>Das Ereignis läuft seit einem anderen Zeitpunkt.</translation>
    </message>
    <message>
        <source>it must be one word</source>
        <translation>es muss ein einziges Wort sein</translation>
    </message>
</context>
<context>
    <name>ScratchDatabase</name>
    <message>
        <source>The account of “%1” may not make a scratch database; nothing was changed.</source>
        <translation>Das Konto von „%1“ darf keine Probedatenbank anlegen; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Let the server&apos;s administrator run: %1</source>
        <translation>Vom Administrator des Servers ausführen lassen: %1</translation>
    </message>
    <message>
        <source>Removed %1, which an interrupted run had left.</source>
        <translation>Entfernt: %1, Überrest eines unterbrochenen Laufs.</translation>
    </message>
    <message>
        <source>scratch database</source>
        <translation>Probedatenbank</translation>
    </message>
    <message>
        <source>A temporary folder for scratch work cannot be made; nothing was changed.</source>
        <translation>Ein temporärer Arbeitsordner kann nicht angelegt werden; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Make room in %1, or name another folder in TMPDIR.</source>
        <translation>In %1 Platz schaffen oder in TMPDIR einen anderen Ordner angeben.</translation>
    </message>
</context>
<context>
    <name>Secret</name>
    <message>
        <source>%1 gives an empty password.</source>
        <translation>%1 liefert ein leeres Passwort.</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation>Die Umgebungsvariable %1 ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>Set it before the program starts.</source>
        <translation>Sie ist vor dem Start des Programms zu setzen.</translation>
    </message>
    <message>
        <source>The file %1 with a password is open to others than its owner.</source>
        <translation>Die Datei %1 mit einem Passwort ist auch für andere als ihren Eigentümer zugänglich.</translation>
    </message>
    <message>
        <source>Run: chmod 600 %1 — and change the password if others could read it.</source>
        <translation>Ausführen: chmod 600 %1 — und das Passwort ändern, falls andere es lesen konnten.</translation>
    </message>
    <message>
        <source>Put the password into its first line and run: chmod 600 %1</source>
        <translation>Das Passwort in die erste Zeile schreiben und ausführen: chmod 600 %1</translation>
    </message>
    <message>
        <source>The command that gives the password is empty.</source>
        <translation>Der Befehl, der das Passwort liefert, ist leer.</translation>
    </message>
    <message>
        <source>The command %1 gave no password; it ended with code %2.</source>
        <translation>Der Befehl %1 hat kein Passwort geliefert; er endete mit Code %2.</translation>
    </message>
    <message>
        <source>Run it by hand to see what it says.</source>
        <translation>Den Befehl von Hand ausführen, um seine Meldung zu sehen.</translation>
    </message>
    <message>
        <source>The password must be typed in, but there is nobody to ask.</source>
        <translation>Das Passwort muss eingegeben werden, aber es ist niemand da, der gefragt werden kann.</translation>
    </message>
    <message>
        <source>Run it where it can ask, or choose another source with “secret”: keychain, env:NAME, file:PATH or command:…</source>
        <translation>Dort ausführen, wo nachgefragt werden kann, oder mit „secret“ eine andere Quelle wählen: keychain, env:NAME, file:PATH oder command:…</translation>
    </message>
    <message>
        <source>Password of the environment %1</source>
        <translation>Passwort der Umgebung %1</translation>
    </message>
    <message>
        <source>After “%1” something is missing.</source>
        <translation>Nach „%1“ fehlt etwas.</translation>
    </message>
    <message>
        <source>This is not a source of a password; the value is not repeated here.</source>
        <translation>Dies ist keine Quelle für ein Passwort; der Wert wird hier nicht wiederholt.</translation>
    </message>
    <message>
        <source>Write keychain, env:NAME, file:PATH, command:PROGRAM ARGUMENTS or prompt. If it was a password, change it: it has stood in a file.</source>
        <translation>keychain, env:NAME, file:PATH, command:PROGRAM ARGUMENTS oder prompt angeben. Falls es ein Passwort war, es ändern: Es stand in einer Datei.</translation>
    </message>
</context>
<context>
    <name>ServerSession</name>
    <message>
        <source>stage %1 of %2</source>
        <translation>Stufe %1 von %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ServerTool</name>
    <message>
        <source>The program %1 cannot be run; nothing was changed.</source>
        <translation>Das Programm %1 kann nicht ausgeführt werden; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Install it (Debian: apt install %1), or say in environments.toml with tools = { prefix = […] } how it is reached.</source>
        <translation>Es installieren (Debian: apt install %1) oder in environments.toml mit tools = { prefix = […] } angeben, wie es erreicht wird.</translation>
    </message>
    <message>
        <source>%1 is not MariaDB&apos;s; nothing was changed.</source>
        <translation>%1 ist nicht das von MariaDB; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Install MariaDB&apos;s programs (Debian: apt install %1).</source>
        <translation>Die Programme von MariaDB installieren (Debian: apt install %1).</translation>
    </message>
    <message>
        <source>The server&apos;s version %1 is not one of MariaDB&apos;s.</source>
        <translation>Die Version %1 des Servers ist keine von MariaDB.</translation>
    </message>
    <message>
        <source>Use %1 of the version %2 or newer.</source>
        <translation>%1 in der Version %2 oder neuer verwenden.</translation>
    </message>
    <message>
        <source>Use %1 of exactly the version %2.</source>
        <translation>%1 in genau der Version %2 verwenden.</translation>
    </message>
    <message>
        <source>%1 has the version %2, the server %3; a copy made with it could not be trusted.</source>
        <translation>%1 hat die Version %2, der Server %3; einer damit erstellten Kopie wäre nicht zu trauen.</translation>
    </message>
    <message>
        <source>The name of the database “%1” cannot be handed safely through the prefix %2.</source>
        <translation>Der Name der Datenbank „%1“ kann nicht sicher durch den Vorsatz %2 gereicht werden.</translation>
    </message>
    <message>
        <source>Through a prefix a name may hold only letters A to Z, digits, “-”, “_” and “.”. Run Stellwerk where the program is, without a prefix.</source>
        <translation>Durch einen Vorsatz darf ein Name nur Buchstaben von A bis Z, Ziffern, „-“, „_“ und „.“ enthalten. Stellwerk dort ausführen, wo das Programm ist, ohne Vorsatz.</translation>
    </message>
    <message>
        <source>There is no memory for the options of %1.</source>
        <translation>Für die Optionen von %1 ist kein Speicher verfügbar.</translation>
    </message>
    <message>
        <source>The program %1 cannot be started.</source>
        <translation>Das Programm %1 kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>%1 was ended from outside or crashed.</source>
        <translation>%1 wurde von außen beendet oder ist abgestürzt.</translation>
    </message>
    <message>
        <source>%1 failed with the exit code %2.</source>
        <translation>%1 ist mit dem Rückgabewert %2 fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>Signature</name>
    <message>
        <source>The cryptographic library refused its service; nothing was changed.</source>
        <translation>Die Kryptobibliothek hat den Dienst verweigert; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The password cannot be turned into a key: there are not %1 MiB of free memory. Nothing was changed.</source>
        <translation>Aus dem Passwort lässt sich kein Schlüssel ableiten: Es sind keine %1 MiB Arbeitsspeicher frei. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Do this where there is more memory.</source>
        <translation>Dies dort ausführen, wo mehr Arbeitsspeicher vorhanden ist.</translation>
    </message>
    <message>
        <source>This is no secret key of minisign: %1.</source>
        <translation>Dies ist kein geheimer Schlüssel von minisign: %1.</translation>
    </message>
    <message>
        <source>Take the right file, or make a new pair: stellwerk-cli package keygen</source>
        <translation>Die richtige Datei verwenden oder ein neues Paar erstellen: stellwerk-cli package keygen</translation>
    </message>
    <message>
        <source>its password is to be stretched beyond all measure</source>
        <translation>die Ableitung aus seinem Passwort wäre maßlos aufwendig</translation>
    </message>
    <message>
        <source>The password of the secret key is wrong, or the file is damaged. Nothing was signed.</source>
        <translation>Das Passwort des geheimen Schlüssels ist falsch, oder die Datei ist beschädigt. Es wurde nichts signiert.</translation>
    </message>
    <message>
        <source>Try again with the right password.</source>
        <translation>Mit dem richtigen Passwort erneut versuchen.</translation>
    </message>
    <message>
        <source>it has no password and yet the salt of one</source>
        <translation>er hat kein Passwort und doch das Salt eines Passworts</translation>
    </message>
    <message>
        <source>its checksum is wrong</source>
        <translation>seine Prüfsumme ist falsch</translation>
    </message>
    <message>
        <source>it has the wrong length</source>
        <translation>die Länge ist falsch</translation>
    </message>
    <message>
        <source>it is for another kind of signature</source>
        <translation>er ist für eine andere Art von Signatur</translation>
    </message>
    <message>
        <source>it has another kind of checksum</source>
        <translation>er hat eine andere Art von Prüfsumme</translation>
    </message>
    <message>
        <source>its password protects it in an unknown way</source>
        <translation>sein Passwort schützt ihn auf unbekannte Weise</translation>
    </message>
    <message>
        <source>its two halves do not belong together</source>
        <translation>seine beiden Hälften gehören nicht zusammen</translation>
    </message>
    <message>
        <source>This is no public key of minisign.</source>
        <translation>Dies ist kein öffentlicher Schlüssel von minisign.</translation>
    </message>
    <message>
        <source>Take the file that ends with .pub.</source>
        <translation>Die Datei mit der Endung .pub verwenden.</translation>
    </message>
    <message>
        <source>Fetch or make the file again. Nothing was changed.</source>
        <translation>Die Datei neu beziehen oder neu erstellen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The file is too large for a key or a signature.</source>
        <translation>Die Datei ist zu groß für einen Schlüssel oder eine Signatur.</translation>
    </message>
    <message>
        <source>The file has another number of lines than %1.</source>
        <translation>Die Zeilenzahl der Datei ist nicht %1.</translation>
    </message>
    <message>
        <source>The file holds bytes that are no text.</source>
        <translation>Die Datei enthält Bytes, die kein Text sind.</translation>
    </message>
    <message>
        <source>The file holds control characters.</source>
        <translation>Die Datei enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>A line of the file does not begin with “%1”.</source>
        <translation>Eine Zeile der Datei beginnt nicht mit „%1“.</translation>
    </message>
    <message>
        <source>A line of the file is not base64.</source>
        <translation>Eine Zeile der Datei ist nicht base64.</translation>
    </message>
    <message>
        <source>This is no signature of minisign: %1.</source>
        <translation>Dies ist keine Signatur von minisign: %1.</translation>
    </message>
    <message>
        <source>it is of an unknown kind</source>
        <translation>sie ist von unbekannter Art</translation>
    </message>
    <message>
        <source>The signature does not fit: what was signed has been changed, or the signature has.</source>
        <translation>Die Signatur passt nicht: Das Signierte oder die Signatur wurde geändert.</translation>
    </message>
    <message>
        <source>Fetch both again from where they were made; do not trust them. Nothing was changed.</source>
        <translation>Beides neu von seinem Ursprungsort beziehen; dem Vorhandenen ist nicht zu trauen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The comment of the signature has been changed.</source>
        <translation>Der Kommentar der Signatur wurde geändert.</translation>
    </message>
    <message>
        <source>Fetch the signature again; do not trust it. Nothing was changed.</source>
        <translation>Die Signatur neu beziehen; der vorhandenen ist nicht zu trauen. Es wurde nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>The comment cannot be signed: it must be one line of text without control characters, of at most %n byte(s). Nothing was signed.</source>
        <translation>
            <numerusform>Der Kommentar kann nicht signiert werden: Er muss eine einzige Zeile Text ohne Steuerzeichen sein, mit höchstens %n Byte. Es wurde nichts signiert.</numerusform>
            <numerusform>Der Kommentar kann nicht signiert werden: Er muss eine einzige Zeile Text ohne Steuerzeichen sein, mit höchstens %n Bytes. Es wurde nichts signiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Trusted are: %1. One of their owners signs it with: stellwerk-cli package sign FILE --key KEY</source>
        <translation>Vertraute Schlüssel: %1. Wer einen davon besitzt, signiert das Paket mit: stellwerk-cli package sign FILE --key KEY</translation>
    </message>
    <message>
        <source>The package %1 is not signed, and “%2” takes only signed ones. Nothing in it was read, nothing was changed.</source>
        <translation>Das Paket %1 ist nicht signiert, und „%2“ nimmt nur signierte an. Es wurde nichts daraus gelesen und nichts geändert.</translation>
    </message>
    <message>
        <source>reading the signature %1</source>
        <translation>beim Lesen der Signatur %1</translation>
    </message>
    <message>
        <source>The package %1 is signed by the key %2, not by the named one. Nothing in it was read.</source>
        <translation>Das Paket %1 ist mit dem Schlüssel %2 signiert, nicht mit dem angegebenen. Es wurde nichts daraus gelesen.</translation>
    </message>
    <message>
        <source>The package %1 is signed by the key %2, which “%3” does not trust. Nothing in it was read, nothing was changed.</source>
        <translation>Das Paket %1 ist mit dem Schlüssel %2 signiert, dem „%3“ nicht vertraut. Es wurde nichts daraus gelesen und nichts geändert.</translation>
    </message>
    <message>
        <source>checking the signature of %1 by %2</source>
        <translation>beim Prüfen der Signatur von %2 für %1</translation>
    </message>
</context>
<context>
    <name>SqlDump</name>
    <message>
        <source>mariadb-dump writes FLOAT with six digits, so numbers with more come back rounded: %1.</source>
        <translation>mariadb-dump schreibt FLOAT mit sechs Ziffern, daher kommen Zahlen mit mehr Ziffern gerundet zurück: %1.</translation>
    </message>
    <message>
        <source>The storage engine of these tables has no transactions, so changes during the dump may be half in it: %1.</source>
        <translation>Die Speicher-Engine dieser Tabellen kennt keine Transaktionen, daher können Änderungen während des Abzugs halb darin enthalten sein: %1.</translation>
    </message>
    <message>
        <source>The dump has the table %1, which the database does not have.</source>
        <translation>Der Abzug hat die Tabelle %1, die es in der Datenbank nicht gibt.</translation>
    </message>
    <message>
        <source>Was it dropped meanwhile, or does the prefix lead to another server? No file was left.</source>
        <translation>Wurde sie inzwischen gelöscht, oder führt der Vorsatz zu einem anderen Server? Es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>The table %1 is missing in the dump.</source>
        <translation>Die Tabelle %1 fehlt im Abzug.</translation>
    </message>
    <message>
        <source>Was it made meanwhile, or does the prefix lead to another server? No file was left.</source>
        <translation>Wurde sie inzwischen angelegt, oder führt der Vorsatz zu einem anderen Server? Es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>Rows that break a CHECK, and dates that are none, may not come back.</source>
        <translation>Zeilen, die ein CHECK verletzen, und Datumswerte, die keine sind, kommen womöglich nicht zurück.</translation>
    </message>
    <message>
        <source>dumping “%1” as SQL</source>
        <translation>Abziehen von „%1“ als SQL</translation>
    </message>
    <message>
        <source>The SQL dump %1 was not written by Stellwerk, or lacks its end.</source>
        <translation>Der SQL-Abzug %1 wurde nicht von Stellwerk geschrieben, oder sein Ende fehlt.</translation>
    </message>
    <message>
        <source>It can be restored, but it says nothing of itself that could be compared.</source>
        <translation>Er kann wiederhergestellt werden, enthält aber keine Angaben über sich, die sich vergleichen ließen.</translation>
    </message>
    <message>
        <source>The SQL dump %1 is damaged: %2.</source>
        <translation>Der SQL-Abzug %1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>Take another backup. Nothing was changed.</source>
        <translation>Eine andere Sicherung verwenden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The SQL dump %1 does not exist.</source>
        <translation>Den SQL-Abzug %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is a folder, not an SQL dump.</source>
        <translation>%1 ist ein Ordner, kein SQL-Abzug.</translation>
    </message>
    <message>
        <source>%1 is compressed with gzip.</source>
        <translation>%1 ist mit gzip komprimiert.</translation>
    </message>
    <message>
        <source>Unpack it first: gunzip -k FILE. Nothing was changed.</source>
        <translation>Zuerst entpacken: gunzip -k FILE. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>it does not begin as zstd does</source>
        <translation>er beginnt nicht wie zstd</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>er endet zu früh</translation>
    </message>
    <message>
        <source>its SHA-256 differs</source>
        <translation>sein SHA-256-Wert weicht ab</translation>
    </message>
    <message>
        <source>its text is not what was written</source>
        <translation>sein Text ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
        <source>something that is no part of a dump follows its text</source>
        <translation>auf seinen Text folgt etwas, das nicht zu einem Abzug gehört</translation>
    </message>
    <message>
        <source>The dump cannot be compressed; no file was left.</source>
        <translation>Der Abzug kann nicht komprimiert werden; es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>The SQL dump %1 is damaged: its rows or definitions are not those that it names at its end.</source>
        <translation>Der SQL-Abzug %1 ist beschädigt: Seine Zeilen oder Definitionen sind nicht die, die er an seinem Ende nennt.</translation>
    </message>
    <message>
        <source>The last line of %1 is not “-- Dump completed”: the dump is cut off, or another program wrote it.</source>
        <translation>Die letzte Zeile von %1 ist nicht „-- Dump completed“: Der Abzug ist abgeschnitten, oder ein anderes Programm hat ihn geschrieben.</translation>
    </message>
    <message>
        <source>If you know that it is complete, add that line. Nothing was changed.</source>
        <translation>Wenn er sicher vollständig ist, diese Zeile hinzufügen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>loading %1</source>
        <translation>Laden von %1</translation>
    </message>
    <message>
        <source>The client ended before it had read all of %1.</source>
        <translation>Der Client wurde beendet, bevor er %1 ganz gelesen hatte.</translation>
    </message>
    <message>
        <source>The table %1 has %2 rows after it was loaded; the dump has %3.</source>
        <translation>Die Tabelle %1 hat nach dem Laden %2 Zeilen; der Abzug hat %3.</translation>
    </message>
    <message>
        <source>collations: %1</source>
        <translation>Kollationen: %1</translation>
    </message>
    <message>
        <source>character sets: %1</source>
        <translation>Zeichensätze: %1</translation>
    </message>
    <message>
        <source>storage engines: %1</source>
        <translation>Speicher-Engines: %1</translation>
    </message>
    <message>
        <source>This server (%1) does not have what the dump needs: %2.</source>
        <translation>Dieser Server (%1) hat nicht, was der Abzug braucht: %2.</translation>
    </message>
    <message>
        <source>Restore on a server like the one that was dumped, or change these names in the dump. Nothing was changed.</source>
        <translation>Auf einem Server wie dem wiederherstellen, von dem der Abzug stammt, oder diese Namen im Abzug ändern. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Programs of the dump run as accounts that this server does not have, and will fail: %1.</source>
        <translation>Gespeicherte Programme des Abzugs laufen unter Konten, die dieser Server nicht hat, und werden fehlschlagen: %1.</translation>
    </message>
    <message>
        <source>The SQL dump is damaged: %1.</source>
        <translation>Der SQL-Abzug ist beschädigt: %1.</translation>
    </message>
    <message>
        <source>its metadata is not complete</source>
        <translation>seine Metadaten sind nicht vollständig</translation>
    </message>
    <message>
        <source>its end is not what was written</source>
        <translation>sein Ende ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
        <source>“%1” is no MariaDB database: only a native backup can be made of it.</source>
        <translation>„%1“ ist keine MariaDB-Datenbank: Davon ist nur eine Sicherung in Stellwerks eigener Form (native) möglich.</translation>
    </message>
    <message>
        <source>The database has system-versioned tables, whose past rows %1 %2 cannot dump here.</source>
        <translation>Die Datenbank hat systemversionierte Tabellen, deren frühere Zeilen %1 %2 hier nicht abziehen kann.</translation>
    </message>
    <message>
        <source>Use MariaDB 10.11 or newer, or make a physical copy.</source>
        <translation>MariaDB 10.11 oder neuer verwenden oder eine physische Kopie erstellen.</translation>
    </message>
    <message>
        <source>This dump cannot be trusted. No file was left.</source>
        <translation>Diesem Abzug ist nicht zu trauen. Es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>%1 ended well, but complained; its dump is not trusted.</source>
        <translation>%1 endete ohne Fehler, hat aber etwas bemängelt; seinem Abzug wird nicht getraut.</translation>
    </message>
    <message>
        <source>Solve what it complains about. No file was left.</source>
        <translation>Beheben, was bemängelt wird. Es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>%1 ended well, but the last line of its dump is missing; it is not trusted.</source>
        <translation>%1 endete ohne Fehler, aber die letzte Zeile des Abzugs fehlt; ihm wird nicht getraut.</translation>
    </message>
    <message>
        <source>No file was left.</source>
        <translation>Es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>A statement of the dump that holds no rows is longer than 64 MiB.</source>
        <translation>Eine Anweisung des Abzugs, die keine Zeilen enthält, ist länger als 64 MiB.</translation>
    </message>
    <message>
        <source>This DELIMITER line is not one that a dump has.</source>
        <translation>Eine DELIMITER-Zeile wie diese kommt in einem Abzug nicht vor.</translation>
    </message>
    <message>
        <source>There is a comment where a dump has none.</source>
        <translation>Hier steht ein Kommentar, wo ein Abzug keinen hat.</translation>
    </message>
    <message>
        <source>There is something other than rows behind VALUES.</source>
        <translation>Hinter VALUES steht etwas anderes als Zeilen.</translation>
    </message>
    <message>
        <source>A row of the dump is not complete.</source>
        <translation>Eine Zeile des Abzugs ist nicht vollständig.</translation>
    </message>
    <message>
        <source>It cannot be told where this statement ends.</source>
        <translation>Es ist nicht erkennbar, wo diese Anweisung endet.</translation>
    </message>
    <message>
        <source>The dump ends in the middle of a statement: it is not complete.</source>
        <translation>Der Abzug endet mitten in einer Anweisung: Er ist nicht vollständig.</translation>
    </message>
    <message>
        <source>This statement switches to another database.</source>
        <translation>Diese Anweisung wechselt in eine andere Datenbank.</translation>
    </message>
    <message>
        <source>A statement that begins with “%1” is in no dump of one database.</source>
        <translation>Eine Anweisung, die mit „%1“ beginnt, kommt im Abzug einer einzelnen Datenbank nicht vor.</translation>
    </message>
    <message>
        <source>This statement changes the server or the account, not only the session.</source>
        <translation>Diese Anweisung ändert den Server oder das Konto, nicht nur die Sitzung.</translation>
    </message>
    <message>
        <source>This statement is about more than the objects of one database.</source>
        <translation>Diese Anweisung betrifft mehr als die Objekte einer einzelnen Datenbank.</translation>
    </message>
    <message>
        <source>It cannot be told what this statement is about.</source>
        <translation>Es ist nicht erkennbar, was diese Anweisung betrifft.</translation>
    </message>
    <message>
        <source>This statement loads a library into the server.</source>
        <translation>Diese Anweisung lädt eine Bibliothek in den Server.</translation>
    </message>
    <message>
        <source>This statement names the database of its table: it would write there.</source>
        <translation>Diese Anweisung nennt die Datenbank ihrer Tabelle: Sie würde dorthin schreiben.</translation>
    </message>
    <message>
        <source>Remove the statement from the dump, or restore that dump by hand. Nothing was changed.</source>
        <translation>Die Anweisung aus dem Abzug entfernen oder diesen Abzug von Hand wiederherstellen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It cannot be told into which table this statement writes.</source>
        <translation>Es ist nicht erkennbar, in welche Tabelle diese Anweisung schreibt.</translation>
    </message>
    <message>
        <source>Remove the database&apos;s name from the dump. Nothing was changed.</source>
        <translation>Den Namen der Datenbank aus dem Abzug entfernen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>making the events; everything else is restored, only events are missing</source>
        <translation>Anlegen der Ereignisse; alles andere ist wiederhergestellt, nur Ereignisse fehlen</translation>
    </message>
    <message>
        <source>%1 is a dump of MariaDB and cannot be restored into “%2”.</source>
        <translation>%1 ist ein Abzug von MariaDB und kann nicht in „%2“ wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Choose a MariaDB database. Nothing was changed.</source>
        <translation>Eine MariaDB-Datenbank wählen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>restoring %1 into “%2”</source>
        <translation>Wiederherstellen von %1 in „%2“</translation>
    </message>
    <message>
        <source>checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>The dump was written by mariadb-dump %1, and here is %2, whose words may differ: only the rows were counted.</source>
        <translation>Der Abzug wurde von mariadb-dump %1 geschrieben, hier ist %2, dessen Wortlaut abweichen kann: Es wurden nur die Zeilen gezählt.</translation>
    </message>
    <message>
        <source>The rows of the table %1 are not the same when they come back.</source>
        <translation>Die Zeilen der Tabelle %1 sind nicht dieselben, wenn sie zurückkommen.</translation>
    </message>
    <message>
        <source>The definitions are not the same when they come back.</source>
        <translation>Die Definitionen sind nicht dieselben, wenn sie zurückkommen.</translation>
    </message>
    <message>
        <source>There is no server for a trial of %1.</source>
        <translation>Für eine Probe von %1 gibt es keinen Server.</translation>
    </message>
    <message>
        <source>restoring %1 into a scratch database</source>
        <translation>Wiederherstellen von %1 in eine Probedatenbank</translation>
    </message>
    <message>
        <source>There is something other than values in a row.</source>
        <translation>In einer Zeile steht etwas anderes als Werte.</translation>
    </message>
    <message>
        <source>It cannot be told to what this statement sets %1, and so not how what follows is read.</source>
        <translation>Es lässt sich nicht sagen, worauf diese Anweisung %1 setzt, und damit auch nicht, wie das Folgende gelesen wird.</translation>
    </message>
    <message>
        <source>Write the value as a text. Nothing was changed.</source>
        <translation>Den Wert als Text schreiben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This statement sets the character set %1, in which a quote or backslash can be part of a letter.</source>
        <translation>Diese Anweisung setzt den Zeichensatz %1, in dem ein Anführungszeichen oder Backslash Teil eines Buchstabens sein kann.</translation>
    </message>
    <message>
        <source>Convert the dump to UTF-8, and write utf8mb4 there. Nothing was changed.</source>
        <translation>Den Dump nach UTF-8 umwandeln und dort utf8mb4 schreiben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This statement computes what it sets.</source>
        <translation>Diese Anweisung berechnet, was sie setzt.</translation>
    </message>
    <message>
        <source>This statement fills its table from a query.</source>
        <translation>Diese Anweisung füllt ihre Tabelle aus einer Abfrage.</translation>
    </message>
    <message>
        <source>What this statement does depends on the version of the server.</source>
        <translation>Was diese Anweisung tut, hängt von der Version des Servers ab.</translation>
    </message>
    <message>
        <source>%1 is no table that this dump has made, or one that a trigger or another definition has changed since: its rows would reach more than that table.</source>
        <translation>%1 ist keine Tabelle, die dieser Dump angelegt hat, oder ein Trigger oder eine andere Definition hat sie seither geändert: Ihre Zeilen würden mehr als diese Tabelle erreichen.</translation>
    </message>
    <message>
        <source>It cannot be told where a comment ends that only some servers open (/*!…*/).</source>
        <translation>Es lässt sich nicht sagen, wo ein Kommentar endet, den nur manche Server öffnen (/*!…*/).</translation>
    </message>
</context>
<context>
    <name>SqlScript</name>
    <message>
        <source>DELIMITER is not followed by a delimiter.</source>
        <translation>Auf DELIMITER folgt kein Trennzeichen.</translation>
    </message>
    <message>
        <source>A delimiter must not contain a backslash.</source>
        <translation>Ein Trennzeichen darf keinen umgekehrten Schrägstrich enthalten.</translation>
    </message>
    <message>
        <source>A comment is opened here and never closed.</source>
        <translation>Hier beginnt ein Kommentar, der nicht geschlossen wird.</translation>
    </message>
    <message>
        <source>A text is opened here and never closed.</source>
        <translation>Hier beginnt ein Text, der nicht geschlossen wird.</translation>
    </message>
    <message>
        <source>A quoted name is opened here and never closed.</source>
        <translation>Hier beginnt ein Name in Anführungszeichen, der nicht geschlossen wird.</translation>
    </message>
    <message>
        <source>Put DELIMITER lines around a body whose end cannot be told from its words.</source>
        <translation>Einen Rumpf, dessen Ende nicht an seinen Wörtern zu erkennen ist, mit DELIMITER-Zeilen umgeben.</translation>
    </message>
    <message>
        <source>There is a sign with the code 0 in the script; no client accepts it.</source>
        <translation>Das Skript enthält ein Zeichen mit dem Code 0; kein Client nimmt es an.</translation>
    </message>
    <message>
        <source>An executable comment of this statement is never closed.</source>
        <translation>Ein ausführbarer Kommentar dieser Anweisung wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>A BEGIN, IF, CASE or loop of this statement has no END.</source>
        <translation>Einem BEGIN, IF, CASE oder einer Schleife dieser Anweisung fehlt das END.</translation>
    </message>
    <message>
        <source>The mariadb client and the server disagree on where such a comment ends.</source>
        <translation>Der mariadb-Client und der Server sind sich nicht einig, wo ein solcher Kommentar endet.</translation>
    </message>
    <message>
        <source>There is an executable comment inside an executable comment.</source>
        <translation>Ein ausführbarer Kommentar enthält einen weiteren ausführbaren Kommentar.</translation>
    </message>
    <message>
        <source>There is a “/*!” or “/*/” inside a comment.</source>
        <translation>Ein Kommentar enthält „/*!“ oder „/*/“.</translation>
    </message>
    <message>
        <source>DELIMITER must stand alone at the beginning of its line, with a blank behind it.</source>
        <translation>DELIMITER muss allein am Anfang seiner Zeile stehen, mit einem Leerzeichen dahinter.</translation>
    </message>
    <message>
        <source>“%1” is a command of the database&apos;s own client, not SQL.</source>
        <translation>„%1“ ist ein Befehl des datenbankeigenen Clients, kein SQL.</translation>
    </message>
    <message>
        <source>Of these commands only DELIMITER is understood. Write out what it does in SQL or remove it.</source>
        <translation>Von diesen Befehlen wird nur DELIMITER verstanden. In SQL ausschreiben, was der Befehl tut, oder ihn entfernen.</translation>
    </message>
    <message>
        <source>The statement ends inside an executable comment.</source>
        <translation>Die Anweisung endet innerhalb eines ausführbaren Kommentars.</translation>
    </message>
    <message>
        <source>Move the delimiter behind the comment.</source>
        <translation>Das Trennzeichen hinter den Kommentar setzen.</translation>
    </message>
    <message>
        <source>A delimiter must consist of visible ASCII signs.</source>
        <translation>Ein Trennzeichen muss aus sichtbaren ASCII-Zeichen bestehen.</translation>
    </message>
    <message numerus="yes">
        <source>A delimiter must not be longer than %n sign(s).</source>
        <translation>
            <numerusform>Ein Trennzeichen darf nicht länger als %n Zeichen sein.</numerusform>
            <numerusform>Ein Trennzeichen darf nicht länger als %n Zeichen sein.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SqliteFile</name>
    <message>
        <source>“%1” cannot be overwritten; it is unchanged.</source>
        <translation>„%1“ kann nicht überschrieben werden und ist unverändert.</translation>
    </message>
</context>
<context>
    <name>StatementProgress</name>
    <message>
        <source>%1: statement %2 of %3</source>
        <translation>%1: Anweisung %2 von %3</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>“%1” could not be read. %2</source>
        <translation>„%1“ konnte nicht gelesen werden. %2</translation>
    </message>
    <message>
        <source>“%1” must be looked at before anything is deployed: %2</source>
        <translation>„%1“ ist vor jeder Ausrollung zu untersuchen: %2</translation>
    </message>
    <message>
        <source>Adopt “%1”: compare it with a version&apos;s schema and record that version.</source>
        <translation>„%1“ übernehmen: mit dem Schema einer Version vergleichen und diese Version eintragen.</translation>
    </message>
    <message>
        <source>“%1” is newer than this project. Update the workspace.</source>
        <translation>„%1“ ist neuer als dieses Projekt. Den Arbeitsbereich aktualisieren.</translation>
    </message>
    <message>
        <source>The version of “%1” cannot be told. Look at its version tables.</source>
        <translation>Die Version von „%1“ ist nicht erkennbar. Die Versionstabellen ansehen.</translation>
    </message>
    <message>
        <source>Deploy version %1 to “%2”.</source>
        <translation>Version %1 nach „%2“ ausrollen.</translation>
    </message>
    <message>
        <source>“%1” has no backup. Make one.</source>
        <translation>„%1“ hat keine Sicherung. Eine Sicherung erstellen.</translation>
    </message>
    <message>
        <source>Nothing to do for “%1”.</source>
        <translation>Für „%1“ ist nichts zu tun.</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) match no class in project.toml and count as protected: %1</source>
        <translation>
            <numerusform>%n Tabelle passt zu keiner Klasse in project.toml und gilt als geschützt: %1</numerusform>
            <numerusform>%n Tabellen passen zu keiner Klasse in project.toml und gelten als geschützt: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup file(s) are damaged: %1</source>
        <translation>
            <numerusform>%n Sicherungsdatei ist beschädigt: %1</numerusform>
            <numerusform>%n Sicherungsdateien sind beschädigt: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” must be looked at: %2</source>
        <translation>„%1“ ist zu untersuchen: %2</translation>
    </message>
    <message>
        <source>“%1” is being worked on by %2. Wait.</source>
        <translation>„%1“ wird gerade bearbeitet von %2. Warten.</translation>
    </message>
    <message>
        <source>A migration of “%1” is unfinished. %2</source>
        <translation>Eine Migration von „%1“ ist nicht beendet. %2</translation>
    </message>
    <message>
        <source>The init %1 of “%2” was not finished. Run init again, or empty the database (init --undo).</source>
        <translation>Die Neuinstallation %1 von „%2“ wurde nicht beendet. init erneut ausführen oder die Datenbank leeren (init --undo).</translation>
    </message>
    <message>
        <source>%1 Go on with “%2” (deploy --resume) or undo it (rollback --unfinished).</source>
        <translation>%1 Mit „%2“ fortfahren (deploy --resume) oder rückgängig machen (rollback --unfinished).</translation>
    </message>
    <message>
        <source>“%1” is empty; install the application there first (init).</source>
        <translation>„%1“ ist leer; dort zuerst die Anwendung installieren (init).</translation>
    </message>
    <message>
        <source>The init %1 was not finished.</source>
        <translation>Die Neuinstallation %1 wurde nicht beendet.</translation>
    </message>
</context>
<context>
    <name>StillUnfinished</name>
    <message>
        <source>Go on with the deployment: stellwerk-cli deploy --resume --env %1</source>
        <translation>Die Ausrollung fortsetzen: stellwerk-cli deploy --resume --env %1</translation>
    </message>
    <message>
        <source>Or undo it: stellwerk-cli rollback --unfinished --env %1</source>
        <translation>Oder rückgängig machen: stellwerk-cli rollback --unfinished --env %1</translation>
    </message>
    <message>
        <source>Go on with the rollback: stellwerk-cli rollback --deployment %1 --env %2</source>
        <translation>Das Zurückrollen fortsetzen: stellwerk-cli rollback --deployment %1 --env %2</translation>
    </message>
    <message>
        <source>Or restore its beginning by hand: stellwerk-cli restore --env %1 %2</source>
        <translation>Oder den Zustand zu Beginn von Hand wiederherstellen: stellwerk-cli restore --env %1 %2</translation>
    </message>
    <message>
        <source>This run changed nothing; %1 is no longer unfinished on “%2”.</source>
        <translation>Dieser Lauf hat nichts geändert; %1 ist auf „%2“ nicht mehr als nicht beendet vermerkt.</translation>
    </message>
    <message>
        <source>Look at it: stellwerk-cli status --env %1</source>
        <translation>Ansehen: stellwerk-cli status --env %1</translation>
    </message>
    <message>
        <source>This run changed nothing; the deployment %1 of “%2” still lacks its end: maintenance_off and health check.</source>
        <translation>Dieser Lauf hat nichts geändert; der Ausrollung %1 nach „%2“ fehlt noch das Ende: maintenance_off und die Funktionsprüfung.</translation>
    </message>
    <message>
        <source>This run changed nothing; the deployment %1 of “%2” is still half-way.</source>
        <translation>Dieser Lauf hat nichts geändert; die Ausrollung %1 nach „%2“ steht weiterhin auf halbem Weg.</translation>
    </message>
    <message>
        <source>This run changed nothing; the rollback %1 of the deployment %2 of “%3” is still half-way.</source>
        <translation>Dieser Lauf hat nichts geändert; das Zurückrollen %1 der Ausrollung %2 nach „%3“ steht weiterhin auf halbem Weg.</translation>
    </message>
    <message>
        <source>What “%1” is now could not be read: %2</source>
        <translation>Wie es um „%1“ jetzt steht, konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Keep the application in maintenance.</source>
        <translation>Die Anwendung in Wartung lassen.</translation>
    </message>
</context>
<context>
    <name>TaskContext</name>
    <message>
        <source>The work was cancelled.</source>
        <translation>Die Arbeit wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>TestRestore</name>
    <message>
        <source>The table %1 came out of the backup %2 other than it went in.</source>
        <translation>Die Tabelle %1 kam anders aus der Sicherung %2, als sie hineinging.</translation>
    </message>
    <message>
        <source>Use another backup. Nothing was changed.</source>
        <translation>Eine andere Sicherung verwenden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Out of the backup %1 came %2 tables; it says that it has %3.</source>
        <translation>Aus der Sicherung %1 kamen %2 Tabellen; nach eigener Angabe hat sie %3.</translation>
    </message>
    <message>
        <source>CHECKSUM TABLE says that the restored table %1 is not the one that was backed up.</source>
        <translation>Laut CHECKSUM TABLE ist die wiederhergestellte Tabelle %1 nicht die gesicherte.</translation>
    </message>
    <message>
        <source>The backup %1 is of %2 and cannot be restored for a test on “%3”, which is %4.</source>
        <translation>Die Sicherung %1 stammt aus %2 und kann nicht zur Probe auf „%3“ wiederhergestellt werden, denn dort läuft %4.</translation>
    </message>
    <message>
        <source>Choose an environment of the same kind. Nothing was changed.</source>
        <translation>Eine Umgebung derselben Art wählen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The restored tables equal the backup; they could not be compared with “%1” itself: %2</source>
        <translation>Die wiederhergestellten Tabellen gleichen der Sicherung; mit „%1“ selbst konnten sie nicht verglichen werden: %2</translation>
    </message>
</context>
<context>
    <name>TomlFile</name>
    <message>
        <source>The file is not well-formed TOML.</source>
        <translation>Die Datei ist kein wohlgeformtes TOML.</translation>
    </message>
    <message>
        <source>Mend this place; what comes after it could not be read yet.</source>
        <translation>Diese Stelle berichtigen; was danach kommt, konnte noch nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>War „%1“ gemeint?</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a decimal number</source>
        <translation>eine Dezimalzahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>eine Tabelle</translation>
    </message>
    <message>
        <source>a date or time</source>
        <translation>ein Datum oder eine Uhrzeit</translation>
    </message>
    <message>
        <source>The key %1 is unknown.</source>
        <translation>Der Schlüssel %1 ist unbekannt.</translation>
    </message>
    <message>
        <source>a text or a list of texts</source>
        <translation>ein Text oder eine Liste von Texten</translation>
    </message>
    <message>
        <source>“%1” stands twice in %2.</source>
        <translation>„%1“ kommt in %2 zweimal vor.</translation>
    </message>
    <message>
        <source>The list %1 is empty.</source>
        <translation>Die Liste %1 ist leer.</translation>
    </message>
    <message>
        <source>The command %1 must be a list: the program and its arguments.</source>
        <translation>Der Befehl %1 muss eine Liste sein: das Programm und seine Argumente.</translation>
    </message>
    <message>
        <source>Example: [&quot;/usr/bin/systemctl&quot;, &quot;stop&quot;, &quot;app&quot;]. No shell reads it.</source>
        <translation>Beispiel: [&quot;/usr/bin/systemctl&quot;, &quot;stop&quot;, &quot;app&quot;]. Keine Shell wertet dies aus.</translation>
    </message>
    <message>
        <source>The command %1 names no program.</source>
        <translation>Der Befehl %1 nennt kein Programm.</translation>
    </message>
    <message>
        <source>%1 is %2; it must be from %3 to %4.</source>
        <translation>%1 ist %2; der Wert muss zwischen %3 und %4 liegen.</translation>
    </message>
    <message>
        <source>a list of tables, each headed by two pairs of brackets,</source>
        <translation>eine Liste von Tabellen, jede mit doppelten eckigen Klammern überschrieben,</translation>
    </message>
    <message>
        <source>The key %1 is missing.</source>
        <translation>Der Schlüssel %1 fehlt.</translation>
    </message>
    <message>
        <source>%1 must be %2, but %3 was found.</source>
        <translation>%1 muss %2 sein, gefunden wurde aber %3.</translation>
    </message>
    <message>
        <source>Possible are: %1.</source>
        <translation>Möglich sind: %1.</translation>
    </message>
    <message>
        <source>%1 has the unknown value “%2”.</source>
        <translation>%1 hat den unbekannten Wert „%2“.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
</context>
<context>
    <name>Tr</name>
    <message>
        <source>“%1” is reached through a node that does not serve now: %2.</source>
        <translation>„%1“ wird über einen Knoten erreicht, der zurzeit nicht dienstbereit ist: %2.</translation>
    </message>
    <message>
        <source>Use a node that is “Synced” in a “Primary” cluster, or wait until this one is.</source>
        <translation>Einen Knoten verwenden, der in einem „Primary“-Cluster „Synced“ ist, oder warten, bis dieser es ist.</translation>
    </message>
</context>
<context>
    <name>UnfinishedMigration</name>
    <message>
        <source>The file of migration %1 is missing.</source>
        <translation>Die Datei der Migration %1 fehlt.</translation>
    </message>
    <message>
        <source>Statement %1 was applied as “%2”, but %3 now says “%4”.</source>
        <translation>Anweisung %1 wurde als „%2“ angewendet, aber in %3 steht jetzt „%4“.</translation>
    </message>
    <message>
        <source>Statement %1 (“%2”) kept something in the session, which is gone.</source>
        <translation>Anweisung %1 („%2“) hat etwas in der Sitzung hinterlassen, die nicht mehr besteht.</translation>
    </message>
    <message>
        <source>Whether statement %1 (“%2”) ran cannot be told from outside.</source>
        <translation>Ob Anweisung %1 („%2“) gelaufen ist, lässt sich von außen nicht erkennen.</translation>
    </message>
    <message>
        <source>Statement %1 (“%2”) was in flight when the run ended; the schema shows that it was applied.</source>
        <translation>Anweisung %1 („%2“) war in Ausführung, als der Lauf endete; das Schema zeigt, dass sie angewendet wurde.</translation>
    </message>
    <message>
        <source>Statement %1 (“%2”) was in flight when the run ended; it was not applied.</source>
        <translation>Anweisung %1 („%2“) war in Ausführung, als der Lauf endete; sie wurde nicht angewendet.</translation>
    </message>
    <message>
        <source>Statement %1 (“%2”) was in flight when the run ended; it was applied in part.</source>
        <translation>Anweisung %1 („%2“) war in Ausführung, als der Lauf endete; sie wurde teilweise angewendet.</translation>
    </message>
    <message>
        <source>Statement %1 (“%2”) is still running on the server, although its client is gone%3.</source>
        <translation>Anweisung %1 („%2“) läuft noch auf dem Server, obwohl ihr Client nicht mehr da ist%3.</translation>
    </message>
    <message>
        <source>Statement %1 (“%2”) was in flight when the run ended; whether it ran cannot be told.</source>
        <translation>Anweisung %1 („%2“) war in Ausführung, als der Lauf endete; ob sie gelaufen ist, lässt sich nicht erkennen.</translation>
    </message>
    <message>
        <source>Migration %1 is being taken back: %2 of %3 statements of its way down are done.</source>
        <translation>Migration %1 wird zurückgenommen: %2 von %3 Anweisungen ihres Rückwegs sind ausgeführt.</translation>
    </message>
    <message>
        <source>Migration %1 is applied in part: %2 of %3 statements are done.</source>
        <translation>Migration %1 ist teilweise angewendet: %2 von %3 Anweisungen sind ausgeführt.</translation>
    </message>
    <message>
        <source>Statement %1 failed: %2</source>
        <translation>Anweisung %1 ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>Wait until the server has finished it, or go on: the run then waits by itself.</source>
        <translation>Warten, bis der Server sie beendet hat, oder fortfahren: Der Lauf wartet dann von selbst.</translation>
    </message>
    <message>
        <source>Look at the database, then say what is true: stellwerk-cli migrations resolve %1 --retry-from K, --applied or --not-applied</source>
        <translation>Die Datenbank ansehen, dann angeben, was zutrifft: stellwerk-cli migrations resolve %1 --retry-from K, --applied oder --not-applied</translation>
    </message>
    <message>
        <source>Or restore the backup.</source>
        <translation>Oder die Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>Take it back to the end: stellwerk-cli rollback --unfinished</source>
        <translation>Bis zum Ende zurücknehmen: stellwerk-cli rollback --unfinished</translation>
    </message>
    <message>
        <source>Go on at statement %1: stellwerk-cli migrations apply, or deploy --resume</source>
        <translation>Bei Anweisung %1 fortfahren: stellwerk-cli migrations apply oder deploy --resume</translation>
    </message>
    <message>
        <source>Or undo what is done: stellwerk-cli rollback --unfinished</source>
        <translation>Oder das Ausgeführte rückgängig machen: stellwerk-cli rollback --unfinished</translation>
    </message>
    <message>
        <source>Statement %1 (“%2”) failed after it had changed something that stays.</source>
        <translation>Anweisung %1 („%2“) schlug fehl, nachdem sie etwas geändert hatte, das bleibt.</translation>
    </message>
    <message>
        <source>Statement %1 (“%2”) failed, and a part of it may be done: %3</source>
        <translation>Anweisung %1 („%2“) schlug fehl, und ein Teil davon kann getan sein: %3</translation>
    </message>
</context>
<context>
    <name>Validate</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Migration files</source>
        <translation>Migrationsdateien</translation>
    </message>
    <message>
        <source>If the files are right: stellwerk-cli migrations hash</source>
        <translation>Wenn die Dateien richtig sind: stellwerk-cli migrations hash</translation>
    </message>
    <message>
        <source>The files are those of the sum file.</source>
        <translation>Die Dateien sind die der Prüfsummendatei.</translation>
    </message>
</context>
<context>
    <name>VersionState</name>
    <message>
        <source>migration_history of “%1” holds the unreadable version “%2” for migration %3.</source>
        <translation>migration_history von „%1“ enthält die unlesbare Version „%2“ für Migration %3.</translation>
    </message>
    <message>
        <source>Correct the row by hand; nothing was changed.</source>
        <translation>Die Zeile von Hand berichtigen; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>migration_history has rows, but schema_version states no version.</source>
        <translation>migration_history hat Zeilen, aber schema_version gibt keine Version an.</translation>
    </message>
    <message>
        <source>The database is at version %1, which belongs to no migration.</source>
        <translation>Die Datenbank hat Version %1, die zu keiner Migration gehört.</translation>
    </message>
    <message>
        <source>No migration leads to the required version %1.</source>
        <translation>Keine Migration führt zur erforderlichen Version %1.</translation>
    </message>
    <message numerus="yes">
        <source>schema_version says %1, but migration_history has no row for %n migration(s) up to it: %2.</source>
        <translation>
            <numerusform>schema_version gibt %1 an, aber in migration_history fehlt die Zeile zu %n Migration bis dahin: %2.</numerusform>
            <numerusform>schema_version gibt %1 an, aber in migration_history fehlen die Zeilen zu %n Migrationen bis dahin: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Migration %1 failed in an earlier run: %2</source>
        <translation>Migration %1 ist in einem früheren Lauf fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>migration_history names migration %1 (“%2”), for which there is no file.</source>
        <translation>migration_history nennt Migration %1 („%2“), zu der es keine Datei gibt.</translation>
    </message>
    <message>
        <source>migration_history says that migration %1 belongs to version %2, its file says %3.</source>
        <translation>Laut migration_history gehört Migration %1 zu Version %2, laut ihrer Datei zu %3.</translation>
    </message>
    <message>
        <source>%1 has changed since it was applied, but only in comments or white space.</source>
        <translation>%1 wurde seit der Anwendung geändert, aber nur in Kommentaren oder Leerraum.</translation>
    </message>
    <message>
        <source>%1 has changed since it was applied: what the file says is not what the database got.</source>
        <translation>%1 wurde seit der Anwendung geändert: Was in der Datei steht, ist nicht das, was auf die Datenbank angewendet wurde.</translation>
    </message>
    <message>
        <source>The newest row of schema_version of “%1” holds “%2”, which is not a version.</source>
        <translation>Die neueste Zeile von schema_version in „%1“ enthält „%2“; das ist keine Version.</translation>
    </message>
    <message>
        <source>Find out which version the database has and correct the row by hand; nothing was changed.</source>
        <translation>Ermitteln, welche Version die Datenbank hat, und die Zeile von Hand berichtigen; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The database has tables, but its version is not recorded</source>
        <translation>Die Datenbank hat Tabellen, aber ihre Version ist nicht erfasst</translation>
    </message>
    <message>
        <source>The database is empty</source>
        <translation>Die Datenbank ist leer</translation>
    </message>
    <message>
        <source>Database version matches required version</source>
        <translation>Die Datenbankversion entspricht der erforderlichen Version</translation>
    </message>
    <message>
        <source>Database migration required: %1 → %2</source>
        <translation>Datenbankmigration erforderlich: %1 → %2</translation>
    </message>
    <message>
        <source>Backend too old for database version. Backend requires %1, database is %2</source>
        <translation>Das Backend ist zu alt für die Datenbankversion. Das Backend erfordert %1, die Datenbank hat %2</translation>
    </message>
    <message>
        <source>%1 is out of order: migration %2 was applied before it. Give the file a higher number.</source>
        <translation>%1 ist außer der Reihe: Migration %2 wurde davor angewendet. Der Datei eine höhere Nummer geben.</translation>
    </message>
    <message numerus="yes">
        <source>schema_version says %1, but %n migration(s) of a higher version are applied: %2.</source>
        <translation>
            <numerusform>schema_version gibt %1 an, aber %n Migration einer höheren Version ist angewendet: %2.</numerusform>
            <numerusform>schema_version gibt %1 an, aber %n Migrationen einer höheren Version sind angewendet: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>+ new</source>
        <translation>+ neu</translation>
    </message>
    <message>
        <source>~ changed</source>
        <translation>~ geändert</translation>
    </message>
    <message>
        <source>» renamed</source>
        <translation>» umbenannt</translation>
    </message>
    <message>
        <source>◂ changed in the target</source>
        <translation>◂ im Ziel geändert</translation>
    </message>
    <message>
        <source>× conflict</source>
        <translation>× Konflikt</translation>
    </message>
    <message>
        <source>− removed</source>
        <translation>− entfernt</translation>
    </message>
    <message>
        <source>≠ only in the target</source>
        <translation>≠ nur im Ziel</translation>
    </message>
    <message>
        <source>! ambiguous</source>
        <translation>! mehrdeutig</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1.%2 point at it</source>
        <translation>
            <numerusform>%n Zeile von %1.%2 zeigt darauf</numerusform>
            <numerusform>%n Zeilen von %1.%2 zeigen darauf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n more in another spelling</source>
        <translation>
            <numerusform>, %n weitere in anderer Schreibweise</numerusform>
            <numerusform>, %n weitere in anderer Schreibweise</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>· not reached</source>
        <translation>· nicht erreicht</translation>
    </message>
    <message>
        <source>✓ unchanged</source>
        <translation>✓ unverändert</translation>
    </message>
    <message>
        <source>✓ changed by users only</source>
        <translation>✓ nur von Benutzern geändert</translation>
    </message>
    <message>
        <source>≠ changed, declared by a migration</source>
        <translation>≠ geändert, von einer Migration angekündigt</translation>
    </message>
    <message>
        <source>✕ changed</source>
        <translation>✕ geändert</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>There is no environment “%1” in %2.</source>
        <translation>In %2 gibt es keine Umgebung „%1“.</translation>
    </message>
    <message>
        <source>The file describes no environment yet.</source>
        <translation>Die Datei beschreibt noch keine Umgebung.</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>The folder %1 is not a workspace: it has no project.toml.</source>
        <translation>Der Ordner %1 ist kein Arbeitsbereich: Er enthält keine project.toml.</translation>
    </message>
    <message>
        <source>Name another folder with --workspace, or make one with: stellwerk-cli workspace create</source>
        <translation>Mit --workspace einen anderen Ordner angeben oder einen Arbeitsbereich erstellen mit: stellwerk-cli workspace create</translation>
    </message>
    <message>
        <source>Neither %1 nor a folder above it has a project.toml.</source>
        <translation>Weder %1 noch ein übergeordneter Ordner enthält eine project.toml.</translation>
    </message>
    <message>
        <source>Name the workspace with --workspace DIR.</source>
        <translation>Den Arbeitsbereich mit --workspace DIR angeben.</translation>
    </message>
</context>
<context>
    <name>WorkspaceLint</name>
    <message>
        <source>There is no migration %1.</source>
        <translation>Es gibt keine Migration %1.</translation>
    </message>
    <message>
        <source>The proof for MariaDB needs a server that may hold a scratch database.</source>
        <translation>Der Nachweis für MariaDB braucht einen Server, auf dem eine Probedatenbank liegen darf.</translation>
    </message>
    <message>
        <source>Name an environment on it with --env; its own database is not touched.</source>
        <translation>Mit --env eine Umgebung darauf angeben; deren eigene Datenbank wird nicht berührt.</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::CheckModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>What was found, and what to do</source>
        <translation>Was gefunden wurde und was zu tun ist</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::DeploymentFlow</name>
    <message>
        <source>Choose a package that is intact.</source>
        <translation>Ein unbeschädigtes Paket wählen.</translation>
    </message>
    <message>
        <source>Choose the environment that the package goes to.</source>
        <translation>Die Umgebung wählen, in der das Paket ausgerollt werden soll.</translation>
    </message>
    <message>
        <source>There is nothing to deploy: %1 already is what the package brings.</source>
        <translation>Es gibt nichts auszurollen: %1 entspricht bereits dem Inhalt des Pakets.</translation>
    </message>
    <message>
        <source>Type the environment&apos;s name, %1, to unlock the button.</source>
        <translation>Den Namen der Umgebung, %1, eingeben, um den Knopf freizugeben.</translation>
    </message>
    <message>
        <source>The deployment is running.</source>
        <translation>Die Ausrollung läuft.</translation>
    </message>
    <message>
        <source>The deployment has ended.</source>
        <translation>Die Ausrollung ist beendet.</translation>
    </message>
    <message>
        <source>The checks are still running.</source>
        <translation>Die Prüfungen laufen noch.</translation>
    </message>
    <message>
        <source>The plan could not be made.</source>
        <translation>Der Plan konnte nicht erstellt werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) block this deployment. Nothing was changed.</source>
        <translation>
            <numerusform>%n Prüfung verhindert diese Ausrollung. Es wurde nichts geändert.</numerusform>
            <numerusform>%n Prüfungen verhindern diese Ausrollung. Es wurde nichts geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tick %n warning(s) to say that you have read it.</source>
        <translation>
            <numerusform>%n Warnung als gelesen abhaken.</numerusform>
            <numerusform>%n Warnungen als gelesen abhaken.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not known what state %1 is in.</source>
        <translation>Es ist nicht bekannt, in welchem Zustand %1 ist.</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::DeploymentPage</name>
    <message>
        <source>Deployment</source>
        <translation>Ausrollung</translation>
    </message>
    <message>
        <source>Steps of the deployment</source>
        <translation>Schritte der Ausrollung</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Check A&amp;gain</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Package %1 to %2</source>
        <translation>Paket %1 nach %2</translation>
    </message>
    <message>
        <source>Package %1</source>
        <translation>Paket %1</translation>
    </message>
    <message>
        <source>Choose &amp;Target</source>
        <translation>Ziel &amp;wählen</translation>
    </message>
    <message>
        <source>Run &amp;Checks</source>
        <translation>&amp;Prüfungen starten</translation>
    </message>
    <message>
        <source>See &amp;Changes</source>
        <translation>Ä&amp;nderungen ansehen</translation>
    </message>
    <message>
        <source>Go to &amp;Confirmation</source>
        <translation>Zur &amp;Bestätigung</translation>
    </message>
    <message>
        <source>&amp;Deploy %1 to %2</source>
        <extracomment>%1 version, %2 name of the environment</extracomment>
        <translation>%1 nach %2 a&amp;usrollen</translation>
    </message>
    <message>
        <source>&amp;New Deployment</source>
        <translation>&amp;Neue Ausrollung</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Nothing was written to %1 yet.</source>
        <translation>In %1 wurde noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>&amp;Cancel and Roll Back</source>
        <translation>A&amp;bbrechen und zurückrollen</translation>
    </message>
    <message>
        <source>Writing to %1 has begun. Cancelling takes it back to how it was.</source>
        <translation>Das Schreiben in %1 hat begonnen. Beim Abbrechen wird der vorherige Zustand wiederhergestellt.</translation>
    </message>
    <message>
        <source>The new version is being recorded and can no longer be stopped.</source>
        <translation>Die neue Version wird gerade eingetragen; das lässt sich nicht mehr anhalten.</translation>
    </message>
    <message>
        <source>%1 is being rolled back. This cannot be stopped.</source>
        <translation>%1 wird zurückgerollt. Das lässt sich nicht anhalten.</translation>
    </message>
    <message>
        <source>Stopping at the next safe place …</source>
        <translation>An der nächsten sicheren Stelle wird angehalten …</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::EntityChangeModel</name>
    <message>
        <source>%1 of binary data</source>
        <translation>%1 Binärdaten</translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>Stammdaten</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::EnvironmentCard</name>
    <message>
        <source>Kind of environment</source>
        <translation>Art der Umgebung</translation>
    </message>
    <message>
        <source>Database version</source>
        <translation>Datenbankversion</translation>
    </message>
    <message>
        <source>Pending migrations</source>
        <translation>Ausstehende Migrationen</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Letzte Sicherung</translation>
    </message>
    <message>
        <source>Database server</source>
        <translation>Datenbankserver</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>The data below are from %1.</source>
        <translation>Stand der folgenden Angaben: %1.</translation>
    </message>
    <message>
        <source>%1, %2, database version %3, %4</source>
        <extracomment>%1 name, %2 kind, %3 version, %4 state of an environment; read aloud</extracomment>
        <translation>%1, %2, Datenbankversion %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n Migration</numerusform>
            <numerusform>%n Migrationen</numerusform>
        </translation>
    </message>
    <message>
        <source>none yet</source>
        <comment>backup</comment>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>now …</source>
        <comment>being checked now</comment>
        <translation>jetzt …</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::EnvironmentModel</name>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Database version</source>
        <translation>Datenbankversion</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::ErrorPanel</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::ImportModel</name>
    <message>
        <source>Master data</source>
        <translation>Stammdaten</translation>
    </message>
    <message>
        <source>Inserted</source>
        <comment>rows</comment>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Updated</source>
        <comment>rows</comment>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <comment>rows</comment>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <comment>rows</comment>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Kept</source>
        <comment>rows</comment>
        <translation>Beibehalten</translation>
    </message>
    <message>
        <source>Not touched</source>
        <comment>ambiguous rows</comment>
        <translation>Nicht berührt</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::LogModel</name>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>Mit&amp;laufen</translation>
    </message>
    <message>
        <source>First &amp;Error</source>
        <translation>&amp;Erster Fehler</translation>
    </message>
    <message>
        <source>&amp;Copy Log</source>
        <translation>Protokoll &amp;kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;New Package…</source>
        <translation>&amp;Neues Paket…</translation>
    </message>
    <message>
        <source>Open &amp;Workspace…</source>
        <translation>Arbeitsbereich ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Try &amp;Demo</source>
        <translation>&amp;Demo ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>About &amp;Stellwerk</source>
        <translation>Über &amp;Stellwerk</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>About Stellwerk</source>
        <translation>Über Stellwerk</translation>
    </message>
    <message>
        <source>&lt;b&gt;Stellwerk %1&lt;/b&gt;&lt;br&gt;Deploys an application&apos;s database from development to production, safely.&lt;br&gt;GPL-3.0-or-later</source>
        <translation>&lt;b&gt;Stellwerk %1&lt;/b&gt;&lt;br&gt;Rollt die Datenbank einer Anwendung sicher von der Entwicklung in die Produktion aus.&lt;br&gt;GPL-3.0-or-later</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Ausrollung</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Übersicht</translation>
    </message>
    <message>
        <source>&amp;Packages</source>
        <translation>&amp;Pakete</translation>
    </message>
    <message>
        <source>&amp;Deployment</source>
        <translation>&amp;Ausrollung</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>invented data</source>
        <translation>erfundene Daten</translation>
    </message>
    <message>
        <source>A deployment to %1 is running</source>
        <translation>Eine Ausrollung nach %1 läuft</translation>
    </message>
    <message>
        <source>A package is being made</source>
        <translation>Ein Paket wird erstellt</translation>
    </message>
    <message>
        <source>Open Workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>A Deployment Is Running</source>
        <translation>Eine Ausrollung läuft</translation>
    </message>
    <message>
        <source>The deployment to %1 is still running.</source>
        <translation>Die Ausrollung nach %1 läuft noch.</translation>
    </message>
    <message>
        <source>Writing has begun. If you cancel, %1 is taken back to how it was, and then the window closes.</source>
        <translation>Das Schreiben hat begonnen. Beim Abbrechen wird %1 in den vorherigen Zustand zurückversetzt, danach schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>Nothing was written yet. If you cancel, %1 stays as it is and the window closes.</source>
        <translation>Es wurde noch nichts geschrieben. Beim Abbrechen bleibt %1 unverändert, und das Fenster schließt sich.</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Geöffnet lassen</translation>
    </message>
    <message>
        <source>Close When &amp;Finished</source>
        <translation>Nach Abschluss &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Cancel, Roll Back and Close</source>
        <translation>&amp;Abbrechen, zurückrollen und schließen</translation>
    </message>
    <message>
        <source>&amp;Cancel and Close</source>
        <translation>&amp;Abbrechen und schließen</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Next sensible step</source>
        <translation>Nächster sinnvoller Schritt</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Pending migrations</source>
        <translation>Ausstehende Migrationen</translation>
    </message>
    <message>
        <source>%1 %2 needs database version %3</source>
        <translation>%1 %2 erfordert Datenbankversion %3</translation>
    </message>
    <message>
        <source>Reading the environments …</source>
        <translation>Die Umgebungen werden gelesen …</translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more below.</source>
        <translation>
            <numerusform>%n weitere unten.</numerusform>
            <numerusform>%n weitere unten.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Make &amp;Package %1…</source>
        <translation>&amp;Paket %1 erstellen…</translation>
    </message>
    <message>
        <source>&amp;Deploy %1 to %2…</source>
        <translation>%1 nach %2 a&amp;usrollen…</translation>
    </message>
    <message>
        <source>&amp;Copy Command</source>
        <translation>Befehl &amp;kopieren</translation>
    </message>
    <message>
        <source>Pending in %1</source>
        <translation>Ausstehend in %1</translation>
    </message>
    <message>
        <source>No migration waits here. %1</source>
        <translation>Hier steht keine Migration aus. %1</translation>
    </message>
    <message>
        <source>It is not known what waits here, because the database could not be read yet.</source>
        <translation>Es ist nicht bekannt, was hier aussteht, weil die Datenbank noch nicht gelesen werden konnte.</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PackageModel</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PackagesPage</name>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>&amp;New Package…</source>
        <translation>&amp;Neues Paket…</translation>
    </message>
    <message>
        <source>A package carries the master data and migrations of one environment. &amp;Make it from:</source>
        <translation>Ein Paket enthält die Stammdaten und Migrationen einer Umgebung. E&amp;rstellen aus:</translation>
    </message>
    <message>
        <source>&amp;Make Package</source>
        <translation>Paket &amp;erstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Backend version</source>
        <translation>Backend-Version</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>No package yet</source>
        <translation>Noch kein Paket</translation>
    </message>
    <message>
        <source>A package is one file that carries the migrations and the master data of one version to an environment.</source>
        <translation>Ein Paket ist eine einzelne Datei, die die Migrationen und Stammdaten einer Version in eine Umgebung bringt.</translation>
    </message>
    <message>
        <source>The workspace has no environment.</source>
        <translation>Der Arbeitsbereich hat keine Umgebung.</translation>
    </message>
    <message>
        <source>The database version of %1 is not known, so no package can be made from it.</source>
        <translation>Die Datenbankversion von %1 ist nicht bekannt, daher kann daraus kein Paket erstellt werden.</translation>
    </message>
    <message>
        <source>The package will bring database version %1.</source>
        <translation>Das Paket bringt Datenbankversion %1.</translation>
    </message>
    <message>
        <source>No package was written.</source>
        <translation>Es wurde kein Paket geschrieben.</translation>
    </message>
    <message>
        <source>%1 was made and read back.</source>
        <translation>%1 wurde erstellt und zur Kontrolle zurückgelesen.</translation>
    </message>
    <message>
        <source>Package %1</source>
        <translation>Paket %1</translation>
    </message>
    <message>
        <source>Nothing of it was used.</source>
        <translation>Nichts davon wurde verwendet.</translation>
    </message>
    <message>
        <source>&amp;Deploy %1…</source>
        <translation>%1 a&amp;usrollen…</translation>
    </message>
    <message>
        <source>%1, from %2, with Stellwerk %3</source>
        <translation>%1, aus %2, mit Stellwerk %3</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data</source>
        <translation>
            <numerusform>%n Zeile Stammdaten</numerusform>
            <numerusform>%n Zeilen Stammdaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n kind(s)</source>
        <comment>kinds of master data</comment>
        <translation>
            <numerusform>in %n Art</numerusform>
            <numerusform>in %n Arten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PasswordPrompt</name>
    <message>
        <source>No password was given for %1.</source>
        <translation>Für %1 wurde kein Passwort angegeben.</translation>
    </message>
    <message>
        <source>Try again and type the password, or store it as environments.toml describes.</source>
        <translation>Erneut versuchen und das Passwort eingeben oder es so hinterlegen, wie in environments.toml beschrieben.</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Passwort für %1</translation>
    </message>
    <message>
        <source>Type the password of the database user %1 of %2.</source>
        <translation>Das Passwort des Datenbankbenutzers %1 von %2 eingeben.</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PendingMigrationModel</name>
    <message>
        <source>Pending migration</source>
        <translation>Ausstehende Migration</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Changes protected tables</source>
        <translation>Ändert geschützte Tabellen</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PhaseModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::Placeholder</name>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::PlannedMigrationModel</name>
    <message>
        <source>Nothing risky found</source>
        <translation>Nichts Riskantes gefunden</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Changes protected tables</source>
        <translation>Ändert geschützte Tabellen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::ProofModel</name>
    <message>
        <source>Protected table</source>
        <translation>Geschützte Tabelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation>Zeilen vorher</translation>
    </message>
    <message>
        <source>Rows after</source>
        <translation>Zeilen nachher</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::RowChangeModel</name>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>zu entscheiden</translation>
    </message>
    <message>
        <source>perhaps “%1” under another name</source>
        <translation>vielleicht „%1“ unter anderem Namen</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 point at it</source>
        <translation>
            <numerusform>%n Zeile von %1 zeigt auf sie</numerusform>
            <numerusform>%n Zeilen von %1 zeigen auf sie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StartPage</name>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Arbeitsbereich geöffnet</translation>
    </message>
    <message>
        <source>A workspace is a folder with a project.toml: it says which environments there are and what belongs into a deployment. The demo makes one with invented data, in a folder of its own.</source>
        <translation>Ein Arbeitsbereich ist ein Ordner mit einer project.toml: Sie legt fest, welche Umgebungen es gibt und was zu einer Ausrollung gehört. Die Demo erstellt einen Arbeitsbereich mit erfundenen Daten in einem eigenen Ordner.</translation>
    </message>
    <message>
        <source>Try &amp;Demo</source>
        <translation>Demo au&amp;sprobieren</translation>
    </message>
    <message>
        <source>Open &amp;Workspace…</source>
        <translation>Arbeitsbereich ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Opening the workspace …</source>
        <translation>Der Arbeitsbereich wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepBar</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepChanges</name>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Migrations of the package</source>
        <translation>Migrationen des Pakets</translation>
    </message>
    <message>
        <source>Statements of the chosen migration</source>
        <translation>Anweisungen der gewählten Migration</translation>
    </message>
    <message>
        <source>Master Data</source>
        <translation>Stammdaten</translation>
    </message>
    <message>
        <source>Master data by entity</source>
        <translation>Stammdaten nach Stammdatenart</translation>
    </message>
    <message>
        <source>Rows of the chosen entity</source>
        <translation>Zeilen der gewählten Stammdatenart</translation>
    </message>
    <message>
        <source>Protected Tables</source>
        <translation>Geschützte Tabellen</translation>
    </message>
    <message>
        <source>These tables belong to the users. Their rows are counted and fingerprinted before the first write and after the last one; any difference that no migration declares makes the deployment fail and roll back.</source>
        <translation>Diese Tabellen gehören den Benutzern. Vor dem ersten und nach dem letzten Schreiben werden ihre Zeilen gezählt und ihre Fingerabdrücke erstellt; jeder Unterschied, den keine Migration ankündigt, lässt die Ausrollung fehlschlagen, und sie wird zurückgerollt.</translation>
    </message>
    <message>
        <source>Protected tables</source>
        <translation>Geschützte Tabellen</translation>
    </message>
    <message>
        <source>Migrations (%1)</source>
        <translation>Migrationen (%1)</translation>
    </message>
    <message>
        <source>Master Data (%1)</source>
        <translation>Stammdaten (%1)</translation>
    </message>
    <message>
        <source>Protected Tables (%1)</source>
        <translation>Geschützte Tabellen (%1)</translation>
    </message>
    <message>
        <source>%1 stays at version %2.</source>
        <translation>%1 bleibt bei Version %2.</translation>
    </message>
    <message>
        <source>%1 goes from version %2 to %3.</source>
        <translation>%1 geht von Version %2 zu %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s).</source>
        <translation>
            <numerusform>%n Migration.</numerusform>
            <numerusform>%n Migrationen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Master data:</source>
        <translation>Stammdaten:</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) new</source>
        <translation>
            <numerusform>%n Zeile neu</numerusform>
            <numerusform>%n Zeilen neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) changed</source>
        <translation>
            <numerusform>%n Zeile geändert</numerusform>
            <numerusform>%n Zeilen geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) removed</source>
        <translation>
            <numerusform>%n Zeile entfernt</numerusform>
            <numerusform>%n Zeilen entfernt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepChecks</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Production asks you to tick each warning when you have read it.</source>
        <translation>Für die Produktion ist jede Warnung nach dem Lesen abzuhaken.</translation>
    </message>
    <message>
        <source>Try &amp;Again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Reading the package and the target …</source>
        <translation>Paket und Ziel werden gelesen …</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing blocks this deployment.</source>
        <translation>Nichts verhindert diese Ausrollung.</translation>
    </message>
    <message>
        <source>This deployment is blocked.</source>
        <translation>Diese Ausrollung ist blockiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <comment>number of checks</comment>
        <translation>
            <numerusform>%n blockiert</numerusform>
            <numerusform>%n blockiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <comment>number of checks</comment>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <comment>number of checks</comment>
        <translation>
            <numerusform>%n bestanden</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep What %1 Has</source>
        <translation>&amp;Behalten, was %1 hat</translation>
    </message>
    <message>
        <source>Decides what is open in favour of the target: its rows stay as they are. Decide row by row with stellwerk-cli masterdata decide.</source>
        <translation>Entscheidet, was offen ist, für das Ziel: Seine Zeilen bleiben, wie sie sind. Zeile für Zeile entscheiden: stellwerk-cli masterdata decide.</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepConfirm</name>
    <message>
        <source>Kind of environment</source>
        <translation>Art der Umgebung</translation>
    </message>
    <message>
        <source>Version %1 replaces %2 on %3.</source>
        <translation>Version %1 ersetzt %2 in %3.</translation>
    </message>
    <message>
        <source>The master data of version %1 goes to %2.</source>
        <translation>Die Stammdaten der Version %1 werden nach %2 ausgerollt.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) run</source>
        <translation>
            <numerusform>%n Migration wird ausgeführt</numerusform>
            <numerusform>%n Migrationen werden ausgeführt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of master data are written</source>
        <translation>
            <numerusform>%n Zeile Stammdaten wird geschrieben</numerusform>
            <numerusform>%n Zeilen Stammdaten werden geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected table(s) are watched: none of their rows may change unless a migration says so.</source>
        <translation>
            <numerusform>%n geschützte Tabelle wird überwacht: Keine ihrer Zeilen darf sich ändern, außer eine Migration kündigt es an.</numerusform>
            <numerusform>%n geschützte Tabellen werden überwacht: Keine ihrer Zeilen darf sich ändern, außer eine Migration kündigt es an.</numerusform>
        </translation>
    </message>
    <message>
        <source>First a backup of %1 is made and verified. If anything fails, or if you cancel after the first write, %1 is rolled back by itself and the rollback is proved.</source>
        <translation>Zuerst wird eine Sicherung von %1 erstellt und geprüft. Falls etwas fehlschlägt oder nach dem ersten Schreiben abgebrochen wird, wird %1 von selbst zurückgerollt und das Zurückrollen nachgewiesen.</translation>
    </message>
    <message>
        <source>If anything fails, or if you cancel after the first write, %1 is rolled back by itself and the rollback is proved.</source>
        <translation>Falls etwas fehlschlägt oder nach dem ersten Schreiben abgebrochen wird, wird %1 von selbst zurückgerollt und das Zurückrollen nachgewiesen.</translation>
    </message>
    <message>
        <source>T&amp;ype “%1” to confirm:</source>
        <translation>Zur Bes&amp;tätigung „%1“ eingeben:</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepPackage</name>
    <message>
        <source>Which package do you want to deploy? Only packages whose checksums all fit can be chosen.</source>
        <translation>Welches Paket soll ausgerollt werden? Nur Pakete, deren Prüfsummen alle stimmen, können gewählt werden.</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>&amp;Other File…</source>
        <translation>A&amp;ndere Datei…</translation>
    </message>
    <message>
        <source>No package yet</source>
        <translation>Noch kein Paket</translation>
    </message>
    <message>
        <source>Make one on the page Packages, or choose a file from another place.</source>
        <translation>Auf der Seite Pakete eines erstellen oder eine Datei von einem anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Nothing of it was used.</source>
        <translation>Nichts davon wurde verwendet.</translation>
    </message>
    <message>
        <source>Choose a Package</source>
        <translation>Paket wählen</translation>
    </message>
    <message>
        <source>Packages (*.tar.gz)</source>
        <translation>Pakete (*.tar.gz)</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepResult</name>
    <message>
        <source>Database now</source>
        <translation>Datenbank jetzt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Was als Nächstes zu tun ist</translation>
    </message>
    <message>
        <source>&amp;Open Report</source>
        <translation>Bericht ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Show in Fol&amp;der</source>
        <translation>Im &amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>Protected Tables</source>
        <translation>Geschützte Tabellen</translation>
    </message>
    <message>
        <source>Protected tables</source>
        <translation>Geschützte Tabellen</translation>
    </message>
    <message>
        <source>Master Data</source>
        <translation>Stammdaten</translation>
    </message>
    <message>
        <source>Master data that was imported</source>
        <translation>Importierte Stammdaten</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Checks after the deployment</source>
        <translation>Prüfungen nach der Ausrollung</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>none was made</source>
        <comment>backup</comment>
        <translation>keine erstellt</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>headline of the result: %1 version, %2 name of the environment</extracomment>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Warnings (%1)</source>
        <translation>Warnungen (%1)</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepRunning</name>
    <message>
        <source>Progress of the deployment</source>
        <translation>Fortschritt der Ausrollung</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <extracomment>%1 what is being done, %2 how many are done, %3 of how many</extracomment>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>%v of %m phases</source>
        <extracomment>the share of finished phases</extracomment>
        <translation>%v von %m Phasen</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Wird gestartet …</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::StepTarget</name>
    <message>
        <source>Which environment does the package go to? From the next step on the target is fixed.</source>
        <translation>In welcher Umgebung soll das Paket ausgerollt werden? Ab dem nächsten Schritt steht das Ziel fest.</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
</context>
<context>
    <name>stellwerk::gui::TaskRunner</name>
    <message>
        <source>The program met an error that it did not expect.</source>
        <translation>Im Programm ist ein unerwarteter Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>Please report this with the details below. Check the state of the environment before you go on.</source>
        <translation>Bitte dies mit den untenstehenden Details melden. Vor dem Fortfahren den Zustand der Umgebung prüfen.</translation>
    </message>
</context>
</TS>
