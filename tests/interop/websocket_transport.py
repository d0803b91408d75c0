# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives stomp.py 8.0 a WebSocket to speak through: RFC 6455 as a client needs it, nothing of STOMP."""
import base64
import hashlib
import os
import socket
import struct
import threading
import urllib.parse

from stomp.connect import BaseConnection
from stomp.exception import ConnectFailedException
from stomp.protocol import Protocol12
from stomp.transport import BaseTransport

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


def is_eol(octets):
    return octets in (b"\x0a", b"\x0d\x0a")


class WebSocketTransport(BaseTransport):
    def __init__(self, url):
        BaseTransport.__init__(self, is_eol_fc=is_eol)
        self.url = urllib.parse.urlsplit(url)
        self.current_host_and_port = (self.url.hostname, self.url.port)
        self.vhost = self.url.hostname
        self.socket = None
        self.kept = b""
        self.writing = threading.Lock()  # the heart-beat thread writes too
        self.heard_beat = threading.Event()

    def attempt_connection(self):
        self.socket = socket.create_connection((self.url.hostname, self.url.port), timeout=10)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET {self.url.path} HTTP/1.1\r\nHost: {self.url.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: v12.stomp\r\n\r\n".encode()
        )
        while b"\r\n\r\n" not in self.kept:
            octets = self.socket.recv(4096)
            if not octets:
                raise ConnectFailedException()
            self.kept += octets
        head, self.kept = self.kept.split(b"\r\n\r\n", 1)
        accept = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        if not head.startswith(b"HTTP/1.1 101") or b"sec-websocket-accept: " + accept.lower() not in head.lower():
            raise ConnectFailedException()
        if b"v12.stomp" not in head:
            raise ConnectFailedException()
        self.socket.settimeout(None)

    def frame(self, opcode, octets):
        length = len(octets)
        head = bytes([0x80 | opcode])
        if length < 126:
            head += bytes([0x80 | length])
        elif length < 65536:
            head += bytes([0x80 | 126]) + struct.pack("!H", length)
        else:
            head += bytes([0x80 | 127]) + struct.pack("!Q", length)
        mask = os.urandom(4)
        with self.writing:
            self.socket.sendall(head + mask + bytes(octet ^ mask[i % 4] for i, octet in enumerate(octets)))

    def send(self, encoded_frame):
        self.frame(TEXT, encoded_frame)

    def read(self, count):
        while len(self.kept) < count:
            octets = self.socket.recv(65536)
            if not octets:
                raise ConnectionError()
            self.kept += octets
        taken, self.kept = self.kept[:count], self.kept[count:]
        return taken

    def receive(self):
        while True:
            try:
                first, second = self.read(2)
                length = second & 0x7F
                if length == 126:
                    (length,) = struct.unpack("!H", self.read(2))
                elif length == 127:
                    (length,) = struct.unpack("!Q", self.read(8))
                octets = self.read(length)
            except OSError:
                return b""
            if second & 0x80 or not first & 0x80:
                raise AssertionError("the server masked a frame, or sent it in pieces")
            opcode = first & 0x0F
            if opcode == CLOSE:
                return b""
            if opcode == PING:
                self.frame(PONG, octets)
            elif opcode in (TEXT, BINARY):
                if is_eol(octets):
                    self.heard_beat.set()
                return octets

    def disconnect_socket(self):
        self.running = False
        if self.socket:
            try:
                self.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def cleanup(self):
        if self.socket:
            self.socket.close()

    def stop(self):
        self.running = False
        self.disconnect_socket()
        BaseTransport.stop(self)


class WebSocketConnection(BaseConnection, Protocol12):
    def __init__(self, url, heartbeats=(0, 0)):
        transport = WebSocketTransport(url)
        BaseConnection.__init__(self, transport)
        Protocol12.__init__(self, transport, heartbeats)

    def connect(self, *args, **kwargs):
        self.transport.start()
        Protocol12.connect(self, *args, **kwargs)
