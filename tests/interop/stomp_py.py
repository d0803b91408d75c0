#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bot written with stomp.py may rely on. Run by with_daemon.mjs, which sets MADANG_URL.

Debian's stomp.py 8.0 speaks TCP only, so its transport is given a WebSocket here (websocket_transport.py);
frames, receipts, heart-beats and threads are stomp.py's own.
"""
import json
import os
import queue
import unittest
import urllib.request

import stomp

from websocket_transport import WebSocketConnection

URL = os.environ["MADANG_URL"]


def rest(method, path, body=None, token=None):
    request = urllib.request.Request(URL + path, method=method, data=json.dumps(body).encode() if body is not None else None)
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", "Bearer " + token)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


class Listener(stomp.ConnectionListener):
    """Keeps what comes, by kind."""

    def __init__(self):
        self.frames = {kind: queue.Queue() for kind in ("message", "receipt", "error", "disconnected")}

    def on_message(self, frame):
        self.frames["message"].put(frame)

    def on_receipt(self, frame):
        self.frames["receipt"].put(frame)

    def on_error(self, frame):
        self.frames["error"].put(frame)

    def on_disconnected(self):
        self.frames["disconnected"].put(None)

    def next(self, kind):
        return self.frames[kind].get(timeout=10)


class StompPy(unittest.TestCase):
    made = 0

    def setUp(self):
        StompPy.made += 1
        account = rest("POST", "/api/v1/accounts", {"username": f"bot{StompPy.made}", "password": os.environ["MADANG_SECRET"], "nickname": f"봇 {StompPy.made}"})
        self.token = account["accessToken"]
        self.room = rest("POST", "/api/v1/rooms", {"name": "bots"}, self.token)["id"]
        self.topic = f"/topic/rooms/{self.room}"
        self.app = f"/app/rooms/{self.room}/messages"

    def connect(self, **headers):
        connection = WebSocketConnection(os.environ["MADANG_STOMP_URL"], heartbeats=(1000, 1000))
        listener = Listener()
        connection.set_listener("test", listener)
        connection.connect(wait=True, headers={"Authorization": "Bearer " + self.token, **headers})
        self.addCleanup(connection.transport.stop)
        self.addCleanup(connection.transport.disconnect_socket)
        return connection, listener

    def post(self, connection, listener, text, tag):
        connection.send(self.app, json.dumps({"text": text, "tag": tag}), content_type="application/json", receipt=tag)
        receipt = listener.next("receipt")
        self.assertEqual(receipt.headers["receipt-id"], tag)
        return int(receipt.headers["position"])

    def test_subscribes_posts_and_is_receipted(self):
        connection, listener = self.connect()
        connection.subscribe(self.topic, id="1", receipt="subscribed")
        self.assertEqual(listener.next("receipt").headers["receipt-id"], "subscribed")
        position = self.post(connection, listener, "안녕, 봇입니다: 1\\2", "t1")
        message = listener.next("message")
        self.assertEqual(message.headers["event"], "message")
        self.assertEqual(message.headers["subscription"], "1")
        self.assertEqual(int(message.headers["position"]), position)
        self.assertEqual(json.loads(message.body)["body"]["text"], "안녕, 봇입니다: 1\\2")

    def test_resumes_after_a_cut(self):
        connection, listener = self.connect()
        seen = self.post(connection, listener, "seen", "t1")
        for i in range(30):
            self.post(connection, listener, f"missed {i}", f"m{i}")
        epoch = rest("GET", f"/api/v1/rooms/{self.room}", token=self.token)["epoch"]
        again, heard = self.connect()
        again.subscribe(self.topic, id="r", headers={"after": str(seen), "epoch": epoch})
        for i in range(30):
            message = heard.next("message")
            self.assertEqual(int(message.headers["position"]), seen + 1 + i)
            self.assertEqual(json.loads(message.body)["body"]["text"], f"missed {i}")
        self.post(connection, listener, "live", "t2")
        self.assertEqual(json.loads(heard.next("message").body)["body"]["text"], "live")

    def test_is_refused_without_losing_the_connection(self):
        connection, listener = self.connect()
        connection.subscribe("/user/queue/errors", id="errors")
        connection.send(self.app, json.dumps({"text": "", "tag": "empty"}), receipt="bad")
        refusal = json.loads(listener.next("message").body)
        self.assertEqual((refusal["code"], refusal["field"], refusal["receipt"]), ("invalid-value", "text", "bad"))
        self.post(connection, listener, "still here", "t1")

    def test_a_wrong_token_gets_an_error(self):
        self.token = "nonsense"
        connection = WebSocketConnection(os.environ["MADANG_STOMP_URL"])
        listener = Listener()
        connection.set_listener("test", listener)
        with self.assertRaises(stomp.exception.ConnectFailedException):
            connection.connect(wait=True, headers={"Authorization": "Bearer nonsense"})
        self.assertEqual(listener.next("error").headers["code"], "not-signed-in")

    def test_beats_keep_a_quiet_connection_alive(self):
        connection, listener = self.connect()
        connection.subscribe(self.topic, id="1", receipt="subscribed")
        listener.next("receipt")
        for _ in range(2):  # stomp.py ends the connection itself when the server's beats stay away
            self.assertTrue(connection.transport.heard_beat.wait(timeout=15))
            connection.transport.heard_beat.clear()
        self.post(connection, listener, "still here", "t1")
        self.assertTrue(listener.frames["disconnected"].empty())


if __name__ == "__main__":
    unittest.main(verbosity=2)
