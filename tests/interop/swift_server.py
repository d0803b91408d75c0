# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenStack Swift with its s3api, which checks every signature: proxy, account, container and object server of
Debian's python3-swift on free ports of this machine, with rings, configuration and one device in a folder.

By hand: /usr/bin/python3 swift_server.py FOLDER says where it listens, and runs until it is ended."""
import os
import signal
import socket
import subprocess
import sys
import time

BACK = ("account", "container", "object")
PATIENCE = 120  # seconds: four programs of many modules start on a machine that may be busy
SWIFT_CONF = """[swift-hash]
swift_hash_path_suffix = tests
"""
PROXY_CONF = """[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
swift_dir = {folder}
log_name = proxy
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
location = {region}
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = {secret} .admin
[filter:slo]
use = egg:swift#slo
"""
BACK_CONF = """[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
devices = {folder}/devices
mount_check = false
fallocate_reserve = 0
swift_dir = {folder}
log_name = {kind}
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
"""
# Swift knows one place for its own configuration, which belongs to who administers the machine.
RUN = """
import sys
import swift.common.utils
swift.common.utils.SWIFT_CONF_FILE = sys.argv[1] + "/swift.conf"
from swift.common.wsgi import run_wsgi
sys.exit(run_wsgi(sys.argv[1] + "/" + sys.argv[2] + ".conf", sys.argv[2] + "-server", verbose=True))
"""


def is_there():
    """Whether the packages are installed."""
    done = subprocess.run(["/usr/bin/python3", "-c", "import swift, eventlet, paste.deploy, botocore"],
                          capture_output=True, check=False)
    return done.returncode == 0


class Swift:
    access_key = "test:tester"
    region = "kr-test"

    def __init__(self, folder, secret):
        self.folder = folder
        self.secret = secret
        self.processes = {}
        self.ports = free_ports(("proxy",) + BACK)
        os.makedirs(os.path.join(folder, "devices", "d1"), exist_ok=True)
        self.write("swift.conf", SWIFT_CONF)
        self.write("proxy.conf", PROXY_CONF.format(port=self.ports["proxy"], folder=folder, region=self.region,
                                                   secret=secret))
        for kind in BACK:
            self.write(kind + ".conf", BACK_CONF.format(port=self.ports[kind], folder=folder, kind=kind))
            self.make_ring(kind)

    @property
    def endpoint(self):
        return "http://127.0.0.1:%d" % self.ports["proxy"]

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def make_ring(self, kind):
        from swift.common.ring import RingBuilder  # pylint: disable=import-outside-toplevel
        builder = RingBuilder(4, 1, 1)
        builder.add_dev({"id": 0, "region": 1, "zone": 1, "weight": 1.0, "device": "d1", "meta": "",
                         "ip": "127.0.0.1", "port": self.ports[kind],
                         "replication_ip": "127.0.0.1", "replication_port": self.ports[kind]})
        builder.rebalance()
        builder.get_ring().save(os.path.join(self.folder, kind + ".ring.gz"))

    def start(self):
        for kind in BACK + ("proxy",):
            with open(os.path.join(self.folder, kind + ".log"), "a", encoding="utf-8") as log:
                self.processes[kind] = subprocess.Popen(["/usr/bin/python3", "-c", RUN, self.folder, kind],
                                                        stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE
        for kind, port in self.ports.items():
            while not listens(port):
                if self.processes[kind].poll() is not None or time.monotonic() > until:
                    raise RuntimeError("Swift's %s server did not start:\n%s" % (kind, self.said(kind)))
                time.sleep(0.05)

    def said(self, kind="proxy"):
        with open(os.path.join(self.folder, kind + ".log"), encoding="utf-8", errors="replace") as file:
            return file.read()[-4000:]

    def kill(self):
        for process in self.processes.values():
            process.send_signal(signal.SIGKILL)
            process.wait(PATIENCE)
        self.processes = {}

    def client(self, **other):
        """Another program's client, for looking at the bucket."""
        import botocore.session  # pylint: disable=import-outside-toplevel
        from botocore.config import Config  # pylint: disable=import-outside-toplevel
        settings = dict({"region_name": self.region, "endpoint_url": self.endpoint,
                         "aws_access_key_id": self.access_key, "aws_secret_access_key": self.secret}, **other)
        return botocore.session.Session().create_client(
            "s3", config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 2}), **settings)


def keeps_attributes(folder):
    """Whether Swift can write what it knows of an object beside it there: not every file system in memory can."""
    try:
        os.setxattr(folder, "user.madang", b"1")
        return True
    except OSError:
        return False


def free_ports(names):
    held = {name: socket.create_server(("127.0.0.1", 0)) for name in names}
    ports = {name: server.getsockname()[1] for name, server in held.items()}
    for server in held.values():
        server.close()
    return ports


def listens(port):
    try:
        socket.create_connection(("127.0.0.1", port), 5).close()
        return True
    except OSError:
        return False


def main():
    swift = Swift(os.path.abspath(sys.argv[1]), "testing")
    swift.start()
    print("%s access key %s secret %s region %s" % (swift.endpoint, swift.access_key, swift.secret, swift.region),
          flush=True)
    try:
        signal.pause()
    finally:
        swift.kill()


if __name__ == "__main__":
    main()
