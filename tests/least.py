"""A claim with the least that one holds, as plain JSON."""

LEAST = {
    "id": "c",
    "document": "a",
    "document_sha256": "0" * 64,
    "hosts": ["LVA"],
    "status": "in-place",
    "evidence": [{"start": 7, "end": 10, "quote": "abc"}],
    "context": {"start": 5, "text": "x abc y"},
    "rule": "test",
    "confidence": 1.0,
    "extractor": "test",
}
