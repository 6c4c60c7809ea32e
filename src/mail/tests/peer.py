"""An SMTP server for the tests, which takes mail or misbehaves as its recipient asks.

Prints its port, writes one line of JSON per mail into the file it is given, and ends when its
standard input does. What is before the @ of a recipient decides:

    busy451   451 to the recipient          full552   552 to the whole mail
    nobody550 550 to the recipient          hang      no answer to the recipient
    late      no answer to the whole mail   drip      an answer to the recipient without an end
    away      the connection ends           away421   421, and the connection ends

Options: --login USER:PASSWORD asks for one; --tls CERT KEY offers STARTTLS, and with
--wrapped begins encrypted; --plain-ascii does not know addresses with other letters.
"""

import argparse
import asyncio
import json
import logging
import os
import ssl
import sys
import traceback
import warnings
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import getaddresses

from aiosmtpd.smtp import SMTP, AuthResult, TLSSetupException

logging.getLogger("mail.log").setLevel(logging.CRITICAL)
warnings.simplefilter("ignore")


class Handler:
    def __init__(self, record):
        self.record = record

    async def handle_RCPT(self, server, session, envelope, address, options):
        match address.split("@")[0]:
            case "busy451":
                return "451 4.3.0 come again"
            case "nobody550":
                return "550 5.1.1 no such person"
            case "hang":
                await asyncio.Event().wait()
            case "drip":
                while True:
                    server.transport.write(b"250-wait\r\n")
                    await asyncio.sleep(0.05)
            case "away":
                server.transport.abort()
            case "away421":
                server.transport.write(b"421 4.3.2 closing\r\n")
                server.transport.close()
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 known"

    async def handle_DATA(self, server, session, envelope):
        kinds = {address.split("@")[0] for address in envelope.rcpt_tos}
        if "late" in kinds:
            await asyncio.Event().wait()
        if "full552" in kinds:
            return "552 5.2.2 the mailbox is full"
        with open(self.record, "a", encoding="utf-8") as file:
            file.write(json.dumps(described(server, session, envelope)) + "\n")
        return "250 2.0.0 taken as 4711"

    async def handle_exception(self, error):
        if not isinstance(error, TLSSetupException):
            traceback.print_exception(error)
        return "500 the peer has a mistake"


def described(server, session, envelope):
    raw = envelope.original_content
    mail = message_from_bytes(raw, policy=policy.default)
    return {
        "from": envelope.mail_from,
        "to": envelope.rcpt_tos,
        "encrypted": server.transport.get_extra_info("sslcontext") is not None,
        "login": session.authenticated,
        "connection": session.peer[1],
        "headers": [[name, str(value)] for name, value in mail.items()],
        "addressees": addressees(raw),
        "raw": raw.decode("utf-8"),
        "parts": [part_described(part) for part in mail.walk() if not part.is_multipart()],
        "structure": structure(mail),
        "defects": [str(d) for part in mail.walk() for d in part.defects],
    }


def addressees(raw):
    # The older way: the newer one joins encoded words with a space, against RFC 2047.
    header = str(message_from_bytes(raw)["To"]).replace("\r\n", "")
    return [[str(make_header(decode_header(n))), a] for n, a in getaddresses([header])]


def part_described(part):
    content = part.get_payload(decode=True)
    return {
        "type": part.get_content_type(),
        "parameters": dict(part["content-type"].params),
        "disposition": part.get_content_disposition(),
        "file": part.get_filename(),
        "text": content.decode(part.get_content_charset("utf-8")),
    }


def structure(part):
    name = part.get_content_type()
    inner = [structure(p) for p in part.iter_parts()] if part.is_multipart() else []
    return f"{name}({', '.join(inner)})" if inner else name


def options(arguments, handler):
    options = {"enable_SMTPUTF8": not arguments.plain_ascii, "hostname": "peer.example"}
    if arguments.login:

        def known(server, session, envelope, mechanism, data):
            given = f"{data.login.decode()}:{data.password.decode()}"
            return AuthResult(success=given == arguments.login, handled=False)

        options |= {"authenticator": known, "auth_required": True, "auth_require_tls": False}
    return options


def certificate(arguments):
    if not arguments.tls:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*arguments.tls)
    return context


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("record")
    parser.add_argument("--login")
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--wrapped", action="store_true")
    parser.add_argument("--plain-ascii", action="store_true")
    arguments = parser.parse_args()
    loop = asyncio.get_running_loop()
    loop.add_reader(sys.stdin, lambda: sys.stdin.buffer.read1() or os._exit(0))
    handler = Handler(arguments.record)
    settings = options(arguments, handler)
    context = certificate(arguments)
    if not arguments.wrapped:
        settings["tls_context"] = context
    server = await loop.create_server(
        lambda: SMTP(handler, **settings),
        "127.0.0.1",
        0,
        ssl=context if arguments.wrapped else None,
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
