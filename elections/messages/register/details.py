"""What is written beside a row of an extract; it is kept with the case, in German."""

from __future__ import annotations

NAMESAKES = "Zeilen %s"
EXCLUDED_NAMESAKE = "darunter nicht wahlberechtigt"
NAMESAKES_EXCLUDED = f"Zeilen %s, {EXCLUDED_NAMESAKE}"
SIMILAR = "ähnlich: Zeilen %s"
OTHER_ID = "steht im Verzeichnis, andere Kennung"
SIMILAR_ENTRY = "ähnlich wie %s im Verzeichnis"
HAS_CARD = "hat den Wahlschein %s"
REUSED_ID = "im Verzeichnis: %s, %s"
NO_STREET = "Anschrift fehlt"
