"""This file proves that a chain sent by half is completed, and that nothing new is trusted by it."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scrapers.certificates import Completed, extended, strict, trusted_roots
from scrapers.chains import complete, verified_chain
from scrapers.fetch import Answer, AnswerLimits, Door
from scrapers.source import TlsBroken
from tests.material import shared
from tests.scrapers.authority import LONG_AGO, SOON, Issued, issue
from tests.scrapers.loopback import Answering, FakeClock, Loopback, says, sends_on

COUNCIL = "council.example"
ROOT = issue("The Root")
REPOSITORY = Path(__file__).parents[2]


class Scene:
    """A site with a certificate, a place where issuers are published, and a door between them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stack = ExitStack()
        self.now = datetime.now(UTC)
        self.published = self.stack.enter_context(Loopback())
        self.names = {COUNCIL: "127.0.0.1", "aia.example": "127.0.0.1"}
        self.door: Door | None = None
        self.site: Loopback | None = None

    @property
    def aia(self) -> str:
        return f"http://aia.example:{self.published.port}/issuer.crt"

    def publish(self, answer: Answering, path: str = "/issuer.crt") -> None:
        self.published.answers[path] = answer

    def open(self, leaf: Issued, *sent_along: Issued, root: Issued = ROOT) -> None:
        """Start the site with the certificates that it sends, and a door that trusts `root`."""
        context = leaf.server(self.folder, *sent_along)
        self.site = self.stack.enter_context(Loopback({"/a": says(b"a")}, context))
        clock = FakeClock()
        self.door = self.stack.enter_context(
            Door(
                user_agent="TamarTest/1.0 (desk@tamar.example)",
                clock=clock,
                sleep=clock.sleep,
                chance=lambda: 0.0,
                now=lambda: self.now,
                resolver=lambda host, port: [self.names[host]],
                loopback=frozenset(
                    {(COUNCIL, self.site.port), ("aia.example", self.published.port)}
                ),
                roots=root.roots(),
                limits=AnswerLimits(pause=0.0),
            )
        )

    def get(self) -> Answer:
        assert self.door is not None
        assert self.site is not None
        url = f"https://{COUNCIL}:{self.site.port}/a"
        return self.door.get(url, hosts=frozenset({COUNCIL}))

    @property
    def asked(self) -> list[str]:
        assert self.site is not None
        return self.site.asked


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    scene = Scene(tmp_path)
    with scene.stack:
        yield scene


@pytest.fixture
def middle() -> Issued:
    return issue("The Middle", ROOT)


def test_a_whole_chain_needs_no_help(scene: Scene, middle: Issued) -> None:
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia), middle)
    assert scene.get().page
    assert scene.published.asked == []


@pytest.mark.parametrize(
    "form",
    [
        lambda middle: middle.der,
        lambda middle: middle.pem,
        lambda middle: pkcs7.serialize_certificates([middle.certificate], Encoding.DER),
        lambda middle: pkcs7.serialize_certificates(
            [ROOT.certificate, middle.certificate], Encoding.DER
        ),
    ],
    ids=["DER", "PEM", "PKCS7", "PKCS7 of two"],
)
def test_a_server_that_sends_its_leaf_alone_is_read(
    scene: Scene, middle: Issued, form: Callable[[Issued], bytes]
) -> None:
    scene.publish(says(form(middle)))
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    page = scene.get().page
    assert page is not None
    assert page.body == b"a"


def test_hosts_whose_chains_are_whole_share_their_roots_and_another_has_its_own(
    scene: Scene, middle: Issued, tmp_path: Path
) -> None:
    scene.publish(says(middle.der))
    made: list[ssl.SSLContext] = []

    def roots() -> ssl.SSLContext:
        made.append(ROOT.roots()())
        return made[-1]

    def get(door: Door, host: str, leaf: Issued, *sent_along: Issued) -> int:
        (folder := tmp_path / host).mkdir()
        site = scene.stack.enter_context(
            Loopback({"/a": says(b"a")}, leaf.server(folder, *sent_along))
        )
        ours.add((host, site.port))
        assert door.get(f"https://{host}:{site.port}/a", hosts=frozenset({host})).page
        return len(made)

    ours = {("aia.example", scene.published.port)}
    clock = FakeClock()
    with Door(
        user_agent="TamarTest/1.0 (desk@tamar.example)", clock=clock, sleep=clock.sleep, now=lambda: datetime.now(UTC), chance=lambda: 0.0,
        resolver=lambda host, port: ["127.0.0.1"], loopback=ours, roots=roots,  # type: ignore[arg-type]
        limits=AnswerLimits(pause=0.0),
    ) as door:  # fmt: skip
        for host in ("one.example", "two.example"):
            assert get(door, host, issue(host, ROOT, ca=False)) == 1
        lone = issue("three.example", middle, ca=False, aia=scene.aia)
        assert get(door, "three.example", lone) > 1
        with pytest.raises(TlsBroken):  # what completes one chain is trusted for no other
            get(door, "four.example", issue("four.example", middle, ca=False))


def test_what_was_missing_is_fetched_once(scene: Scene, middle: Issued) -> None:
    scene.publish(says(middle.der))
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    scene.get()
    scene.get()
    assert scene.published.asked == ["/issuer.crt"]


def test_what_was_missing_is_fetched_again_when_it_has_expired(scene: Scene) -> None:
    middle = issue("The Middle", ROOT, until=SOON - timedelta(days=1))
    scene.publish(says(middle.der))
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    scene.get()
    scene.now += timedelta(days=1, hours=12)
    with pytest.raises(TlsBroken):
        scene.get()
    assert scene.published.asked == ["/issuer.crt", "/issuer.crt"]


def test_a_chain_with_two_missing_is_completed(scene: Scene) -> None:
    upper = issue("The Upper", ROOT)
    middle = issue("The Middle", upper, aia=scene.aia.replace("issuer", "upper"))
    scene.publish(says(middle.der))
    scene.publish(says(upper.der), "/upper.crt")
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    assert scene.get().page


def test_a_redirect_of_the_published_issuer_is_followed_on_its_host(
    scene: Scene, middle: Issued
) -> None:
    scene.publish(sends_on("/elsewhere.crt"))
    scene.publish(says(middle.der), "/elsewhere.crt")
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    assert scene.get().page


# -- refused, each of them without a single question to the site


def refused(scene: Scene, words: str) -> None:
    with pytest.raises(TlsBroken, match=words):
        scene.get()
    assert scene.asked == []


def test_a_rogue_issuer_of_the_same_name_is_refused(scene: Scene, middle: Issued) -> None:
    scene.publish(says(issue("The Middle", ROOT).der))
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    refused(scene, "did not issue")


def test_a_rogue_issuer_with_a_rogue_root_is_refused(scene: Scene) -> None:
    rogue = issue("The Root")
    middle = issue("The Middle", rogue, aia=scene.aia.replace("issuer", "root"))
    scene.publish(says(middle.der))
    scene.publish(says(rogue.der), "/root.crt")
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    refused(scene, "no trusted root")


def test_a_root_that_publishes_itself_is_not_trusted_for_it(scene: Scene) -> None:
    rogue = issue("Another Root")
    scene.publish(says(rogue.der))
    scene.open(issue(COUNCIL, rogue, ca=False, aia=scene.aia))
    refused(scene, "did not issue")


def test_a_chain_that_leads_nowhere_is_refused(scene: Scene) -> None:
    middle = issue("The Middle", issue("A Root Unknown"))
    scene.publish(says(middle.der))
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    refused(scene, "does not say where")


def test_a_chain_that_does_not_end_is_refused(scene: Scene) -> None:
    one = issue("One", issue("Two"), aia=scene.aia)
    two_names_one = Issued(one.certificate, one.key)
    chain = [two_names_one]
    for step in range(8):
        chain.append(issue(f"Step {step}", chain[-1], aia=scene.aia))
    packed = pkcs7.serialize_certificates([each.certificate for each in chain], Encoding.DER)
    scene.publish(says(packed))
    scene.open(issue(COUNCIL, chain[-1], ca=False, aia=scene.aia))
    refused(scene, "does not end")


def test_a_leaf_may_not_issue(scene: Scene, middle: Issued) -> None:
    other_site = issue("other.example", middle, ca=False)
    scene.publish(says(other_site.der))
    scene.open(issue(COUNCIL, other_site, ca=False, aia=scene.aia))
    refused(scene, "did not issue")


@pytest.mark.parametrize(("ca", "signs"), [(True, False), (False, True)])
def test_half_an_authority_may_not_issue(scene: Scene, ca: bool, signs: bool) -> None:
    half = issue("The Half", ROOT, ca=ca, signs=signs)
    scene.publish(says(half.der))
    scene.open(issue(COUNCIL, half, ca=False, aia=scene.aia))
    refused(scene, "did not issue")


def test_an_issuer_out_of_date_is_refused(scene: Scene) -> None:
    middle = issue("The Middle", ROOT, until=LONG_AGO + timedelta(days=9))
    scene.publish(says(middle.der))
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    refused(scene, "no trusted root")


def test_a_leaf_out_of_date_is_refused(scene: Scene, middle: Issued) -> None:
    scene.publish(says(middle.der))
    until = LONG_AGO + timedelta(days=9)
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia, until=until))
    refused(scene, "certificate")


def test_a_completed_chain_for_another_name_is_refused(scene: Scene, middle: Issued) -> None:
    scene.publish(says(middle.der))
    scene.open(issue("other.example", middle, ca=False, aia=scene.aia))
    refused(scene, "mismatch")


def test_a_certificate_that_vouches_for_itself_is_refused(scene: Scene) -> None:
    scene.open(issue(COUNCIL, ca=False, aia=scene.aia))
    refused(scene, "certificate")


def test_an_issuer_published_at_a_private_address_is_not_fetched(
    scene: Scene, middle: Issued
) -> None:
    scene.names["inside.example"] = "10.0.0.1"
    scene.open(issue(COUNCIL, middle, ca=False, aia="http://inside.example/issuer.crt"))
    refused(scene, "not a public address")


def test_an_issuer_published_at_another_port_is_not_fetched(scene: Scene, middle: Issued) -> None:
    scene.open(issue(COUNCIL, middle, ca=False, aia="http://aia.example:6379/issuer.crt"))
    refused(scene, "port 6379")


def test_an_issuer_published_as_a_file_is_not_read(scene: Scene, middle: Issued) -> None:
    scene.open(issue(COUNCIL, middle, ca=False, aia="file:///etc/ssl/issuer.crt"))
    refused(scene, "does not say where")


def test_a_published_issuer_may_not_send_us_to_another_host(scene: Scene, middle: Issued) -> None:
    scene.publish(sends_on("http://elsewhere.example/issuer.crt"))
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    refused(scene, "not one that the source declares")


def test_a_published_issuer_has_64_kilobytes(scene: Scene, middle: Issued) -> None:
    scene.publish(says(middle.der + bytes(65_536)))
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    refused(scene, "larger than 65,536 bytes")


def test_what_a_certificate_says_stays_on_one_line(scene: Scene, middle: Issued) -> None:
    aia = f"{scene.aia}\n\x1b[31mforged"
    scene.open(issue(COUNCIL, middle, ca=False, aia=aia))
    with pytest.raises(TlsBroken) as caught:
        scene.get()
    assert str(caught.value).isprintable()


def test_what_is_published_must_be_a_certificate(scene: Scene, middle: Issued) -> None:
    scene.publish(says(b"<html>Not here</html>"))
    scene.open(issue(COUNCIL, middle, ca=False, aia=scene.aia))
    refused(scene, "is no certificate")


# -- what the chain rests on


def test_a_context_lets_only_roots_end_a_chain() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    assert not strict(context).verify_flags & ssl.VERIFY_X509_PARTIAL_CHAIN


def test_an_issuer_added_does_not_become_a_root(middle: Issued, tmp_path: Path) -> None:
    # Even where Python's default lets any certificate end a chain, as it does from 3.13 on.
    stranger = issue("A Root Unknown")
    lone = issue("The Middle", stranger)

    def roots() -> ssl.SSLContext:
        context = ROOT.roots()()
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        return extended(context, Completed((lone.der,), SOON))

    assert handshake(issue(COUNCIL, lone, ca=False).server(tmp_path), roots()) != 0


def handshake(server: ssl.SSLContext, client: ssl.SSLContext) -> int:
    """Shake hands in memory; give nought, or the number of what OpenSSL found wrong."""
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    one = client.wrap_bio(to_client, to_server, server_hostname=COUNCIL)
    other = server.wrap_bio(to_server, to_client, server_side=True)
    for _ in range(4):
        for side in (one, other):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError as error:
                return error.verify_code
    return 0


def test_an_issuer_that_leads_to_a_root_completes_the_chain(middle: Issued, tmp_path: Path) -> None:
    context = extended(ROOT.roots()(), Completed((middle.der,), SOON))
    assert handshake(issue(COUNCIL, middle, ca=False).server(tmp_path), context) == 0


def test_what_is_complete_and_refused_is_not_helped(middle: Issued) -> None:
    with pytest.raises(TlsBroken, match="nothing is missing"):
        complete(
            middle.der,
            host=COUNCIL,
            fetch=lambda address: b"",
            roots=ROOT.roots()(),
            now=datetime.now(UTC),
        )


SHOWN = issue("The Middle", ROOT, aia="http://aia.example/issuer.crt")


@pytest.mark.filterwarnings("ignore")
@given(st.integers(0, len(SHOWN.der) - 1), st.binary(min_size=1, max_size=4), st.booleans())
@settings(deadline=None, max_examples=150)
def test_a_spoilt_certificate_is_a_named_error(at: int, noise: bytes, leaf: bool) -> None:
    spoilt = SHOWN.der[:at] + noise + SHOWN.der[at + len(noise) :]
    assume(spoilt != SHOWN.der)
    shown = spoilt if leaf else issue_once().der
    roots, now = ROOT.roots()(), datetime.now(UTC)
    with pytest.raises(TlsBroken):
        complete(shown, host=COUNCIL, fetch=lambda address: spoilt, roots=roots, now=now)


@cache
def issue_once() -> Issued:
    return issue(COUNCIL, SHOWN, ca=False, aia="http://aia.example/issuer.crt")


@pytest.mark.real
def test_the_councils_missing_issuer_leads_to_a_root_that_is_trusted() -> None:
    pem = shared("real", "tls", "hongkong-post-ecert-ssl-ca-3-17.pem").read_bytes()
    chain = verified_chain(
        pem,
        host="www.legco.gov.hk",
        fetch=lambda address: pytest.fail(f"asked for {address}"),
        roots=trusted_roots(),
        now=datetime(2026, 11, 20, tzinfo=UTC),
    )
    assert [_common_name(certificate) for certificate in chain] == [
        "Hongkong Post e-Cert SSL CA 3 - 17",
        "Hongkong Post Root CA 3",
    ]


@pytest.mark.real
def test_the_councils_missing_issuer_is_accepted_from_where_it_is_published() -> None:
    pem = shared("real", "tls", "hongkong-post-ecert-ssl-ca-3-17.pem").read_bytes()
    issuer = x509.load_pem_x509_certificate(pem)
    context = extended(
        trusted_roots(),
        Completed((issuer.public_bytes(Encoding.DER),), issuer.not_valid_after_utc),
    )
    assert issuer.public_bytes(Encoding.DER) in context.get_ca_certs(binary_form=True)


def _common_name(certificate: x509.Certificate) -> str:
    return str(certificate.subject.rfc4514_string()).split("CN=")[1].split(",")[0]


def test_checking_is_never_switched_off_for_a_question() -> None:
    switch = re.compile(r"verify\s*=\s*False|CERT_NONE|_create_unverified_context")
    said = [
        f"{file.relative_to(REPOSITORY)}: {line.strip()}"
        for package in ("scrapers", "storage", "bot")
        for file in sorted((REPOSITORY / package).rglob("*.py"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if switch.search(line)
    ]
    # The one place reads a certificate that points to its issuer, and asks nothing.
    assert said == ["scrapers/certificates.py: context.verify_mode = ssl.CERT_NONE"]
