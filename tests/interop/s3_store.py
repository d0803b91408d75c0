# SPDX-License-Identifier: GPL-3.0-or-later
"""Attached files in the bucket of a real S3 server that checks every signature (OpenStack Swift): sent, read in parts,
shown small, kept from others, taken away; what an operator is told when it does not work; a bucket that goes away and
comes back; backup, restore, export, and carrying files from one place to the other."""
import hashlib
import http.client
import http.server
import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
import zlib

import swift_server

BUILD = os.environ["MADANG_BUILD_DIR"]
PROGRAM = os.path.join(BUILD, "bin", "madangd")
PATIENCE = 90  # seconds, for what must come
TIDYING = 200  # seconds: files are tidied up once a minute
BUCKET = "madang-files"
PREFIX = "마당/"
SECRET = "secret-key-of-this-test+/~"
PASSWORD = "correct horse battery staple"
CHUNK = 1 << 20

CONFIG = """[accounts]
hash_memory_mib = 8
hash_operations = 1
challenge = "off"
[limits]
rate_percent = 0
[files]
store = "{store}"
s3_endpoint = "{endpoint}"
s3_region = "{region}"
s3_bucket = "{bucket}"
s3_prefix = "{prefix}"
s3_access_key = "{access_key}"
s3_secret_file = "{secret_file}"
s3_part_mib = 5
"""


def wait_for(what, said, patience=PATIENCE):
    """Asks until the answer is true, and gives it back."""
    until = time.monotonic() + patience
    while True:
        answer = said()
        if answer:
            return answer
        if time.monotonic() > until:
            raise AssertionError("did not happen within %d s: %s" % (patience, what))
        time.sleep(0.1)


def picture():
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    rows = b"".join(b"\0" + bytes([x % 256, 120, 40]) * 1200 for x in range(600))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1200, 600, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class House:
    """A daemon with its configuration, and requests to it."""

    def __init__(self, folder, swift, **settings):
        self.folder = folder
        self.data = os.path.join(folder, "data")
        self.config = os.path.join(folder, "madangd.toml")
        self.log = os.path.join(folder, "log")
        self.process = None
        self.url = None
        os.makedirs(folder, exist_ok=True)
        secret = os.path.join(folder, "s3-secret")
        self.configure(swift, secret, **settings)

    def configure(self, swift, secret_file, secret=SECRET, **settings):
        with open(secret_file, "w", encoding="utf-8") as file:
            file.write(secret + "\n")
        os.chmod(secret_file, 0o600)
        everything = dict({"store": "s3", "endpoint": swift.endpoint, "region": swift.region, "bucket": BUCKET,
                           "prefix": PREFIX, "access_key": swift.access_key, "secret_file": secret_file}, **settings)
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(CONFIG.format(**everything))

    def start(self):
        address = os.path.join(self.data, "address")
        if os.path.exists(address):
            os.remove(address)
        with open(self.log, "a", encoding="utf-8") as log:
            self.process = subprocess.Popen([PROGRAM, "serve", "--config", self.config, "--data", self.data, "--port", "0"],
                                            stdout=log, stderr=log, stdin=subprocess.DEVNULL)

        def listening():
            if self.process.poll() is not None:
                raise AssertionError("the daemon ended: " + self.said())
            return os.path.exists(address)
        wait_for("the daemon listens", listening)
        with open(address, encoding="utf-8") as file:
            self.url = file.read().strip()

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            code = self.process.wait(PATIENCE)
            self.process = None
            if code != 0:
                raise AssertionError("the daemon ended with %d: %s" % (code, self.said()))

    def kill(self):
        if self.process:
            self.process.kill()
            self.process.wait(PATIENCE)
            self.process = None

    def said(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()[-6000:]

    def verb(self, *words):
        return subprocess.run([PROGRAM, *words, "--config", self.config, "--data", self.data], text=True,
                              capture_output=True, timeout=10 * PATIENCE, check=False)

    def ask(self, method, path, body=None, token=None, **fields):
        """The status and the octets; a status of 0 when the connection was cut."""
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        if token:
            headers["Authorization"] = "Bearer " + token
        if isinstance(body, dict):
            body = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        elif body is not None:
            headers["Content-Type"] = "application/octet-stream"
        request = urllib.request.Request(self.url + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=3 * PATIENCE) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()
        except (http.client.HTTPException, ConnectionError):
            return 0, b""

    def told(self, method, path, body=None, token=None, status=200):
        got, octets = self.ask(method, path, body, token)
        if got != status:
            raise AssertionError("%s %s: %d, not %d: %r\n%s" % (method, path, got, status, octets[:500], self.said()))
        return json.loads(octets) if octets else {}

    def sign_up(self, name):
        return self.told("POST", "/api/v1/accounts", {"username": name, "password": PASSWORD}, status=201)["accessToken"]

    def begin(self, room, token, name, size):
        return self.told("POST", "/api/v1/rooms/%s/uploads" % room, {"name": name, "size": size}, token, 201)["id"]

    def piece(self, room, token, upload, at, octets):
        return self.ask("PUT", "/api/v1/rooms/%s/uploads/%s/chunks/%d" % (room, upload, at), octets, token)

    def send(self, room, token, name, octets):
        """An upload in pieces; the attachment."""
        upload = self.begin(room, token, name, len(octets))
        for at in range(0, len(octets), CHUNK):
            status, answer = self.piece(room, token, upload, at, octets[at:at + CHUNK])
            if status != 200:
                raise AssertionError("piece at %d of %s: %d %r\n%s" % (at, name, status, answer[:500], self.said()))
        attachment = json.loads(answer)["attachment"]
        if attachment["id"] != upload:
            raise AssertionError("another attachment: %r" % attachment)
        return attachment

    def post(self, room, token, tag, attachment):
        return self.told("POST", "/api/v1/rooms/%s/messages" % room,
                         {"text": "", "tag": tag, "attachments": [attachment]}, token, 201)

    def get(self, room, token, attachment, **fields):
        return self.ask("GET", "/api/v1/rooms/%s/attachments/%s" % (room, attachment), token=token, **fields)

    def local(self, attachment):
        """What of a file lies on this machine."""
        found = []
        for folder, _, names in os.walk(os.path.join(self.data, "files")):
            found += [os.path.join(folder, name) for name in names if name.startswith(attachment)]
        return found


class Skewed(http.server.BaseHTTPRequestHandler):
    """A store that finds our clock wrong."""

    def do_PUT(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        body = b"<?xml version='1.0'?><Error><Code>RequestTimeTooSkewed</Code></Error>"
        self.send_response(403)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class S3StoreTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="madang-s3-")
        if not swift_server.keeps_attributes(cls.folder):
            os.rmdir(cls.folder)
            cls.folder = tempfile.mkdtemp(prefix="madang-s3-", dir=BUILD)
        cls.addClassCleanup(cls.leave)
        cls.swift = swift_server.Swift(os.path.join(cls.folder, "swift"), SECRET)
        cls.swift.start()
        cls.client = cls.swift.client()
        cls.client.create_bucket(Bucket=BUCKET)

    @classmethod
    def leave(cls):
        cls.swift.kill()
        kept = os.path.join(BUILD, "artifacts", "s3_store")
        shutil.rmtree(kept, ignore_errors=True)
        os.makedirs(kept)
        for folder, _, names in os.walk(cls.folder):
            for name in names:
                if name == "log" or name.endswith(".log"):
                    shutil.copy(os.path.join(folder, name), os.path.join(kept, os.path.basename(folder) + "-" + name))
        shutil.rmtree(cls.folder, ignore_errors=True)

    def house(self, name, **settings):
        house = House(os.path.join(self.folder, name), self.swift, **dict({"prefix": PREFIX + name + "/"}, **settings))
        self.addCleanup(house.kill)
        return house

    def names(self, house):
        """What lies in the bucket below a house's prefix."""
        prefix = PREFIX + os.path.basename(house.folder) + "/"
        return {entry["Key"][len(prefix):]: entry for entry in
                self.client.list_objects_v2(Bucket=BUCKET, Prefix=prefix).get("Contents", [])}

    def named(self, house, attachment):
        found = [name for name in self.names(house) if name.endswith("/" + attachment)]
        self.assertEqual(len(found), 1, "%s in %r" % (attachment, list(self.names(house))))
        return PREFIX + os.path.basename(house.folder) + "/" + found[0]

    def test_files_live_in_the_bucket(self):
        house = self.house("life")
        house.start()
        mina, jun = house.sign_up("mina"), house.sign_up("jun")
        room = house.told("POST", "/api/v1/rooms", {"name": "secret", "visibility": "private"}, mina, 201)["id"]

        small = "안녕, bucket\n".encode()
        text = house.send(room, mina, "글.txt", small)
        self.assertEqual(text["type"], "text/plain")
        key = self.named(house, text["id"])
        stored = self.client.get_object(Bucket=BUCKET, Key=key)
        self.assertEqual(stored["Body"].read(), small)
        self.assertEqual(stored["Metadata"].get("sha256"), hashlib.sha256(small).hexdigest())
        wait_for("the file leaves the disk", lambda: not house.local(text["id"]))

        large = b"".join(number.to_bytes(4, "big") for number in range(3 << 20))  # 12 MiB: three parts
        video = house.send(room, mina, "large.bin", large)
        stored = self.client.head_object(Bucket=BUCKET, Key=self.named(house, video["id"]))
        self.assertEqual(stored["ContentLength"], len(large))
        self.assertTrue(stored["ETag"].strip('"').endswith("-3"), stored["ETag"])
        self.assertEqual(self.client.list_multipart_uploads(Bucket=BUCKET).get("Uploads", []), [])

        shown = house.send(room, mina, "picture.png", picture())
        self.assertTrue(shown["thumbnail"], shown)
        self.assertIn(self.named(house, shown["id"])[len(PREFIX + "life/"):] + ".small", self.names(house))

        messages = [house.post(room, mina, "t%d" % number, each["id"])
                    for number, each in enumerate((text, video, shown))]
        wait_for("nothing but the mark of the house lies on the disk", lambda: not house.local(video["id"]))
        self.assertEqual(house.get(room, mina, text["id"]), (200, small))
        status, octets = house.get(room, mina, video["id"])
        self.assertEqual((status, hashlib.sha256(octets).digest()), (200, hashlib.sha256(large).digest()))
        self.assertEqual(house.get(room, mina, video["id"], Range="bytes=5242870-6291460"), (206, large[5242870:6291461]))
        self.assertEqual(house.get(room, mina, video["id"], Range="bytes=-7"), (206, large[-7:]))
        status, octets = house.ask("GET", "/api/v1/rooms/%s/attachments/%s/thumbnail" % (room, shown["id"]), token=mina)
        self.assertEqual((status, octets[:3]), (200, b"\xff\xd8\xff"))

        # Members only, and nobody learns where it lies.
        self.assertEqual(house.get(room, jun, text["id"])[0], 404)
        self.assertEqual(house.get(room, None, text["id"])[0], 404)
        for answer in (text, video, shown, *messages):
            self.assertNotIn(str(self.swift.ports["proxy"]), json.dumps(answer))

        status, octets = house.ask("PUT", "/api/v1/me/picture", picture(), mina)
        if status == 200:  # the portrait lies beside the files
            wait_for("the portrait is in the bucket",
                     lambda: sum(name.endswith(".small") for name in self.names(house)) == 2)

        house.ask("DELETE", "/api/v1/rooms/%s/events/%s" % (room, messages[1]["id"]), token=mina)
        self.assertEqual(house.get(room, mina, video["id"])[0], 404)
        wait_for("what was taken away leaves the bucket",
                 lambda: not any(name.endswith("/" + video["id"]) for name in self.names(house)), TIDYING)
        self.assertTrue(any(name.endswith("/" + text["id"]) for name in self.names(house)))
        house.stop()
        self.assertNotIn(SECRET, house.said())

    def test_a_bucket_that_goes_away_loses_nothing(self):
        house = self.house("away")
        house.start()
        mina = house.sign_up("mina")
        room = house.told("POST", "/api/v1/rooms", {"name": "room"}, mina, 201)["id"]
        before = house.send(room, mina, "before.txt", b"before")
        wait_for("the file leaves the disk", lambda: not house.local(before["id"]))
        octets = os.urandom(CHUNK + 1000)
        upload = house.begin(room, mina, "during.bin", len(octets))
        self.assertEqual(house.piece(room, mina, upload, 0, octets[:CHUNK])[0], 200)

        self.swift.kill()
        try:
            status, answer = house.piece(room, mina, upload, CHUNK, octets[CHUNK:])
            problem = json.loads(answer)
            self.assertEqual((status, problem["code"], problem["detail"]), (503, "unavailable", "files-away"), answer)
            self.assertGreater(problem["retryAfter"], 0)
            status, answer = house.get(room, mina, before["id"])
            self.assertEqual((status, json.loads(answer)["detail"]), (503, "files-away"))
            self.assertEqual(house.ask("GET", "/readyz")[0], 200)  # people go on talking
            house.told("POST", "/api/v1/rooms/%s/messages" % room, {"text": "here", "tag": "a"}, mina, 201)
            failing = re.search(rb"^madang_files_bucket_failing (\d+)", house.ask("GET", "/metrics")[1], re.MULTILINE)
            self.assertTrue(failing and int(failing.group(1)) > 0, failing)
            # And then the daemon dies, too.
            house.kill()
            house.start()
            mina = house.told("POST", "/api/v1/sessions", {"username": "mina", "password": PASSWORD},
                              status=201)["accessToken"]
        finally:
            self.swift.start()

        self.assertEqual(house.told("GET", "/api/v1/rooms/%s/uploads/%s" % (room, upload), token=mina)["offset"], CHUNK)

        def went():
            status, answer = house.piece(room, mina, upload, CHUNK, octets[CHUNK:])
            self.assertIn(status, (200, 503), answer)
            return status == 200
        wait_for("the last piece is taken", went)
        house.post(room, mina, "b", upload)
        wait_for("the file leaves the disk", lambda: not house.local(upload))
        self.assertEqual(house.get(room, mina, upload), (200, octets))
        self.assertEqual(house.get(room, mina, before["id"]), (200, b"before"))
        self.assertIn(b"madang_files_bucket_failing 0", house.ask("GET", "/metrics")[1])
        house.stop()

    def check(self, name, **settings):
        house = self.house(name, **settings)
        done = house.verb("check")
        self.assertNotIn(SECRET, done.stdout + done.stderr)
        return done

    def test_check_names_what_is_wrong(self):
        good = self.check("check")
        self.assertRegex(good.stdout, r"ok +attached files go into the bucket %s at http" % BUCKET, good.stderr)
        left = self.client.list_objects_v2(Bucket=BUCKET, Prefix=PREFIX + "check/").get("Contents", [])
        self.assertEqual(left, [], "the probe is taken away again")
        closed = "http://127.0.0.1:%d" % swift_server.free_ports(["closed"])["closed"]
        skewed = http.server.HTTPServer(("127.0.0.1", 0), Skewed)
        self.addCleanup(skewed.server_close)
        thread = threading.Thread(target=skewed.serve_forever)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(skewed.shutdown)
        for settings, remedy in (
                ({"secret": "wrong"}, "the secret key is wrong"),
                ({"access_key": "test:nobody"}, "correct files.s3_"),
                ({"bucket": "no-such-bucket"}, 'there is no bucket "no-such-bucket"'),
                ({"region": "elsewhere"}, "correct files.s3_region"),
                ({"endpoint": closed}, "nothing answers there"),
                ({"endpoint": "http://127.0.0.1:%d" % skewed.server_port}, "this machine's clock is wrong")):
            with self.subTest(settings):
                done = self.check("check", **settings)
                self.assertEqual(done.returncode, 2, done.stdout)
                self.assertIn(remedy, done.stdout)
        for settings, mistake in (({"endpoint": "http://s3.example.org"}, "files.s3_endpoint must begin with https://"),
                                  ({"bucket": "No Bucket"}, "files.s3_bucket must be"),
                                  ({"prefix": "/a"}, "files.s3_prefix must be"),
                                  ({"access_key": ""}, 'files.store is "s3" and needs files.s3_access_key')):
            with self.subTest(settings):
                done = self.check("check", **settings)
                self.assertEqual(done.returncode, 1, done.stdout)
                self.assertRegex(done.stderr, r"madangd\.toml:\d+: ")
                self.assertIn(mistake, done.stderr)

    def test_backup_restore_export_and_moving(self):
        house = self.house("moves")
        house.start()
        mina = house.sign_up("mina")
        room = house.told("POST", "/api/v1/rooms", {"name": "room"}, mina, 201)["id"]
        octets = os.urandom(6 << 20)
        large = house.send(room, mina, "large.bin", octets)
        shown = house.send(room, mina, "picture.png", picture())
        for number, each in enumerate((large, shown)):
            house.post(room, mina, "t%d" % number, each["id"])
        wait_for("the files leave the disk", lambda: not house.local(large["id"]) and not house.local(shown["id"]))

        backup = os.path.join(house.folder, "backup")
        self.succeeds(house.verb("backup", backup))
        self.assertEqual(self.found_below(backup, large["id"]), octets)
        proven = self.succeeds(house.verb("backup", "verify", backup))
        self.assertIn("is whole", proven.stdout)
        export = os.path.join(house.folder, "export")
        self.succeeds(house.verb("export", export))
        self.assertEqual(self.found_below(export, large["id"]), octets)
        house.stop()

        # A restored house reads its files from the disk, and leaves the bucket of the first one alone.
        other = House(os.path.join(self.folder, "restored"), self.swift, prefix=PREFIX + "moves/")
        self.addCleanup(other.kill)
        self.succeeds(other.verb("restore", backup))
        self.assertTrue(other.local(large["id"]))
        refused = other.verb("files", "move", "s3")
        self.assertEqual(refused.returncode, 2, refused.stderr)
        self.assertIn("belongs to another house", refused.stderr)
        self.assertIn("belongs to another house", other.verb("check").stdout)
        self.succeeds(other.verb("files", "claim"))
        self.succeeds(other.verb("files", "move", "s3"))
        self.assertEqual(other.local(large["id"]), [])
        other.start()
        mina = other.told("POST", "/api/v1/sessions", {"username": "mina", "password": PASSWORD}, status=201)["accessToken"]
        self.assertEqual(other.get(room, mina, large["id"]), (200, octets))

        # Back to the disk beside the running daemon, and then without a bucket.
        moved = self.succeeds(other.verb("files", "move", "disk", "--json"))
        self.assertEqual(json.loads(moved.stdout)["files"], 3)  # a small picture, too
        self.assertEqual(other.get(room, mina, large["id"]), (200, octets))
        self.assertEqual(list(self.names(house)), ["owner"])
        other.stop()
        other.configure(self.swift, os.path.join(other.folder, "s3-secret"), store="disk", prefix=PREFIX + "moves/")
        other.start()
        self.assertEqual(other.get(room, mina, large["id"]), (200, octets))
        other.stop()

    def succeeds(self, done):
        self.assertEqual(done.returncode, 0, "%s\n%s\n%s" % (done.args, done.stdout, done.stderr))
        return done

    def found_below(self, folder, name):
        for place, _, names in os.walk(folder):
            if name in names:
                with open(os.path.join(place, name), "rb") as file:
                    return file.read()
        return self.fail("no %s below %s" % (name, folder))


if __name__ == "__main__":
    if not swift_server.is_there():
        print("skipped: python3-swift, python3-eventlet, python3-pastedeploy or python3-botocore is not installed")
        sys.exit(77)
    unittest.main()
