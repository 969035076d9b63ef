"""CRMs that live in a thread of the test, remember what they are told, and fail."""
