"""A certificate for 127.0.0.1, made anew for each run.

The builtin Socket Mode client speaks TLS through a proxy whatever the address says, so a
proxy cannot be tried without one.
"""

import shutil
import ssl
import subprocess
from pathlib import Path

_OPENSSL = shutil.which("openssl")
OPENSSL_ABSENT: str | None = (
    None if _OPENSSL else "the openssl command is not installed"
)


def make_certificate(folder: Path) -> Path:
    """A PEM file with key and certificate; it is its own authority, so `cafile` takes it too."""
    assert _OPENSSL is not None, OPENSSL_ABSENT
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(  # noqa: S603 - nothing of it comes from outside
        [
            _OPENSSL,
            *(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
            ),
            *("-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    both = folder / "fake.pem"
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both


def server_context(pem: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context
