"""What an archive asks of a file beside its pages (PDF/A-1b, ISO 19005-1): colour, and metadata that agrees."""

from __future__ import annotations

import struct
from functools import cache
from xml.sax.saxutils import escape

from reports.typesetting.objects import PdfWriter, ref, text

PRODUCER = "Sidang Etik"
LANGUAGE = "id-ID"
MOMENT = ("D:20000101000000+00'00'", "2000-01-01T00:00:00+00:00")
"""The first second of 2000, for the information and for the metadata: a letter's own date stands in its text."""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
{keywords}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def metadata(writer: PdfWriter, title: str, code: str = "") -> tuple[int, int]:
    """Write the document information and the XMP packet that says the same; gives both numbers.

    ``code`` is the archive code as the QR says it, so that a machine finds it without seeing: the document's keywords.
    """
    stamp, iso = MOMENT
    keywords = f"/Keywords {text(code)} " if code else ""
    information = writer.put(
        f"<< /Title {text(title)} {keywords}/Creator {text(PRODUCER)} /Producer {text(PRODUCER)} "
        f"/CreationDate ({stamp}) /ModDate ({stamp}) >>"
    )
    words = f"<pdf:Keywords>{escape(code)}</pdf:Keywords>\n" if code else ""
    packet = XMP.format(title=escape(title), language=LANGUAGE, producer=PRODUCER, moment=iso, keywords=words)
    return information, writer.stream("/Type /Metadata /Subtype /XML", packet.encode("utf-8"))


def output_intent(writer: PdfWriter) -> int:
    """Write the intent: every colour of the file is meant as sRGB."""
    profile = writer.stream("/N 3 /Alternate /DeviceRGB", srgb())
    return writer.put(
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) "
        f"/RegistryName (http://www.color.org) /DestOutputProfile {ref(profile)} >>"
    )


# Chromaticities of IEC 61966-2-1 adapted to D50, in 1/65536: white of the profile, then red, green, blue.
WHITE = (63190, 65536, 54061)
PRIMARIES = {"rXYZ": (28579, 14578, 912), "gXYZ": (25241, 46981, 6362), "bXYZ": (9376, 3977, 46799)}
STEPS = 1024
"""Points of the curve."""


@cache
def srgb() -> bytes:
    """An ICC profile of version 2.1 for sRGB, built from the numbers of the standard; the same bytes everywhere."""
    curve = b"curv\0\0\0\0" + struct.pack(f">I{STEPS}H", STEPS, *(_linear(n / (STEPS - 1)) for n in range(STEPS)))
    description = b"sRGB, built by Sidang Etik\0"
    tags = [
        ("desc", b"desc\0\0\0\0" + struct.pack(">I", len(description)) + description + bytes(78)),
        ("cprt", b"text\0\0\0\0" + b"No copyright, use freely (CC0-1.0)\0"),
        ("wtpt", b"XYZ \0\0\0\0" + struct.pack(">3i", *WHITE)),
        *((name, b"XYZ \0\0\0\0" + struct.pack(">3i", *xyz)) for name, xyz in PRIMARIES.items()),
        ("rTRC", curve),
    ]
    place = 128 + 4 + 12 * (len(tags) + 2)
    table, body = b"", b""
    for name, data in tags:
        row = struct.pack(">II", place + len(body), len(data))
        names = ("rTRC", "gTRC", "bTRC") if name == "rTRC" else (name,)
        table += b"".join(each.encode() + row for each in names)
        body += data + bytes(-len(data) % 4)
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI3i4s44x",
        place + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ", 2000, 1, 1, 0, 0, 0, b"acsp",
        b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0, 0, *WHITE, b"\0\0\0\0",
    )  # fmt: skip
    return head + struct.pack(">I", len(tags) + 2) + table + body


def _linear(share: float) -> int:
    value = share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
    return round(value * 65535)
