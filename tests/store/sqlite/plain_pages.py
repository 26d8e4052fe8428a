"""A store's file as it stands behind the encryption: every page, the free ones too, and the journal's.

SQLCipher 4 keeps pages of 4096 bytes, the last 80 of them for the vector (16) and the seal; the first page
begins with the salt. The AES is the computer's own libcrypto: no library of ours needs it.
"""

import ctypes
import ctypes.util
from pathlib import Path

import pytest

_PAGE, _KEPT, _SALT, _VECTOR = 4096, 80, 16, 16
_WAL_HEAD, _FRAME_HEAD = 32, 24


def plain(path: Path, key: bytes) -> bytes:
    """The file and the journal beside it, decrypted page by page."""
    library = ctypes.util.find_library("crypto")
    if library is None:
        pytest.skip("no libcrypto on this computer")
    crypto = ctypes.CDLL(library)
    whole = path.read_bytes()
    pages = [whole[at : at + _PAGE] for at in range(0, len(whole), _PAGE)]
    journal = path.with_name(f"{path.name}-wal")
    frames = journal.read_bytes()[_WAL_HEAD:] if journal.exists() else b""
    step = _FRAME_HEAD + _PAGE
    pages += [frames[at + _FRAME_HEAD : at + step] for at in range(0, len(frames), step)]
    return b"".join(_decrypted(crypto, page, key, first=at == 0) for at, page in enumerate(pages))


def _decrypted(crypto: ctypes.CDLL, page: bytes, key: bytes, *, first: bool) -> bytes:
    vector = page[_PAGE - _KEPT : _PAGE - _KEPT + _VECTOR]
    hidden = page[_SALT if first else 0 : _PAGE - _KEPT]
    out, length = ctypes.create_string_buffer(len(hidden) + 32), ctypes.c_int()
    crypto.EVP_CIPHER_CTX_new.restype = ctypes.c_void_p
    crypto.EVP_aes_256_cbc.restype = ctypes.c_void_p
    context = ctypes.c_void_p(crypto.EVP_CIPHER_CTX_new())
    kind = ctypes.c_void_p(crypto.EVP_aes_256_cbc())
    assert crypto.EVP_DecryptInit_ex(context, kind, None, key, vector) == 1
    crypto.EVP_CIPHER_CTX_set_padding(context, 0)
    assert crypto.EVP_DecryptUpdate(context, out, ctypes.byref(length), hidden, len(hidden)) == 1
    crypto.EVP_CIPHER_CTX_free(context)
    return out.raw[: length.value]
