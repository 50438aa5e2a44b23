"""A certificate for 127.0.0.1, made anew for each run.

The builtin Socket Mode client speaks TLS through a proxy whatever the address says, so a
proxy cannot be tried without one.
"""

import shutil
import ssl
import subprocess
from pathlib import Path

OPENSSL_ABSENT: str | None = None if shutil.which("openssl") else "there is no openssl command here"
CONFIGURATION = """
[req]
prompt = no
distinguished_name = name
x509_extensions = more
[name]
CN = 127.0.0.1
[more]
subjectAltName = IP:127.0.0.1
"""


def make_certificate(folder: Path) -> Path:
    """A PEM file with key and certificate; it is its own authority, so `cafile` takes it too."""
    (folder / "fake.cnf").write_text(CONFIGURATION)
    subprocess.run(
        [
            "/usr/bin/env",
            "openssl",
            "req",
            "-x509",
            "-config",
            "fake.cnf",
            "-nodes",
            "-newkey",
            "rsa:2048",
            "-keyout",
            "key.pem",
            "-out",
            "certificate.pem",
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    both = folder / "fake.pem"
    both.write_text("".join((folder / name).read_text() for name in ("key.pem", "certificate.pem")))
    return both


def server_context(pem: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context
