"""This file finds the certificates between a site's own and a trusted root, where its server left them out."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509 import verification
from cryptography.x509.oid import AuthorityInformationAccessOID

from scrapers.certificates import Completed, printable
from scrapers.source import ScrapeError, TlsBroken

_LONGEST = 4  # certificates between a site's own and the root
_ADDRESSES = 3  # AIA addresses of one certificate that are tried

# What `cryptography` raises for certificates that are no certificates.
_MALFORMED = (
    ValueError,
    TypeError,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)


def complete(
    leaf: bytes,
    *,
    host: str,
    fetch: Callable[[str], bytes],
    roots: ssl.SSLContext,
    now: datetime,
) -> Completed:
    """Find the certificates between a site's own (DER) and a trusted root, and verify them.

    `fetch` brings the bytes of an AIA address. Raises TlsBroken where no way leads to a root,
    or what stands between may not sign certificates.
    """
    _, *missing, _ = verified_chain(leaf, host=host, fetch=fetch, roots=roots, now=now)
    if not missing:
        raise _nowhere(host, "nothing is missing from it, and it is refused all the same")
    return Completed(
        tuple(certificate.public_bytes(Encoding.DER) for certificate in missing),
        min(certificate.not_valid_after_utc for certificate in missing),
    )


def verified_chain(
    certificate: bytes,
    *,
    host: str,
    fetch: Callable[[str], bytes],
    roots: ssl.SSLContext,
    now: datetime,
) -> list[x509.Certificate]:
    """Give the chain from a certificate (DER or PEM) to a trusted root, both included.

    Raises TlsBroken where there is none, or where a part of it is out of date at `now`.
    """
    anchors = roots.get_ca_certs(binary_form=True)
    chain = _parsed(certificate, host)[:1]
    while (root := _root_of(chain[-1], anchors)) is None:
        if len(chain) > _LONGEST:
            raise _nowhere(host, "the chain does not end")
        chain.append(_issuer(chain[-1], host, fetch))
    chain.append(root)
    _verify(chain, host, now)
    return chain


def _root_of(certificate: x509.Certificate, anchors: Iterable[bytes]) -> x509.Certificate | None:
    """Find the root that issued a certificate, among trusted ones (DER).

    Only those that bear the issuer's name are parsed: a store holds old ones that parsers warn of.
    """
    name = certificate.issuer.public_bytes()
    for anchor in anchors:
        if name not in anchor:
            continue
        root = x509.load_der_x509_certificate(anchor)
        if root.subject == root.issuer and _issued(certificate, root):
            return root
    return None


def _issuer(
    certificate: x509.Certificate, host: str, fetch: Callable[[str], bytes]
) -> x509.Certificate:
    """Fetch the certificate that vouches for another, from where that one says."""
    reason = "its certificate does not say where its issuer is published"
    for address in _aia(certificate)[:_ADDRESSES]:
        try:
            found = _parsed(fetch(address), host)
        except ScrapeError as error:
            reason = str(error)
            continue
        for candidate in found:
            if _issued(certificate, candidate) and _may_sign(candidate):
                return candidate
        reason = f"what is published at {address[:200]} did not issue its certificate"
    raise _nowhere(host, reason)


def _aia(certificate: x509.Certificate) -> list[str]:
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess)
    except x509.ExtensionNotFound:
        return []
    return [
        entry.access_location.value
        for entry in access.value
        if entry.access_method == AuthorityInformationAccessOID.CA_ISSUERS
        and isinstance(entry.access_location, x509.UniformResourceIdentifier)
        and entry.access_location.value.lower().startswith(("http://", "https://"))
    ]


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    if certificate.issuer != issuer.subject:
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, *_MALFORMED):
        return False
    return True


def _may_sign(certificate: x509.Certificate) -> bool:
    """Say whether a certificate stands between: an authority's, and not a root of its own.

    A root added to a context would be trusted; nothing fetched may ever become one.
    """
    if certificate.subject == certificate.issuer:
        return False
    try:
        extensions = certificate.extensions
        if not extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            return False
        return extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign
    except x509.ExtensionNotFound:
        return False


def _verify(chain: list[x509.Certificate], host: str, now: datetime) -> None:
    """Check signatures, authority and days from a site's own certificate to a root that is ours.

    The site's name and its certificate's purpose are the connection's to check, in full.
    """
    own, *between, root = chain
    anything = verification.ExtensionPolicy.permit_all()
    authority = anything.require_present(
        x509.BasicConstraints, verification.Criticality.AGNOSTIC, None
    )
    verifier = (
        verification.PolicyBuilder()
        .store(verification.Store([root]))
        .time(now)
        .max_chain_depth(_LONGEST)
        .extension_policies(ca_policy=authority, ee_policy=anything)
        .build_client_verifier()
    )
    try:
        verifier.verify(own, between)
    except (verification.VerificationError, *_MALFORMED) as error:
        raise _nowhere(host, str(error)) from error


def _parsed(data: bytes, host: str) -> list[x509.Certificate]:
    """Read certificates as DER, PEM or PKCS #7, which are the forms AIA addresses serve."""
    readers: Iterable[Callable[[bytes], list[x509.Certificate]]] = (
        lambda given: [x509.load_der_x509_certificate(given)],
        x509.load_pem_x509_certificates,
        pkcs7.load_der_pkcs7_certificates,
    )
    for reader in readers:
        try:
            found = [_sound(certificate) for certificate in reader(data)]
        except _MALFORMED:
            continue
        if found:
            return found
    raise _nowhere(host, "what was published as its issuer is no certificate")


def _sound(certificate: x509.Certificate) -> x509.Certificate:
    """Read all that is asked of a certificate later, for its parts are parsed only when touched."""
    _ = certificate.subject, certificate.issuer, certificate.extensions
    _ = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return certificate


def _nowhere(host: str, reason: str) -> TlsBroken:
    return TlsBroken(
        f"{host}: its certificate leads to no trusted root ({printable(reason)}). "
        "Do not switch checking off; look at the chain"
    )
