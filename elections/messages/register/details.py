"""What is written beside a row of an extract; it is kept with the case, in German."""

from __future__ import annotations

ID_REPEATED = "Kennung steht schon in Zeile %s"
NAMESAKES = "Zeilen %s"
OTHER_ID = "steht im Verzeichnis, andere Kennung"
