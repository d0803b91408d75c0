#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Files in messages with nothing but curl: pieces, a cut, ranges, what others may not read, what is never run.
# Run by with_daemon.mjs, which sets MADANG_URL.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/shell_client.sh"

header() { grep -qi "^$1: $2" "$work/headers" || { cat "$work/headers" >&2; fail "no header $1: $2"; }; }

doing='two people and two rooms'
json - POST /api/v1/accounts '{"username":"mina","password":"'"$MADANG_SECRET"'"}'
mina=$(of accessToken)
json - POST /api/v1/accounts '{"username":"jun","password":"'"$MADANG_SECRET"'"}'
jun=$(of accessToken)
json "$mina" POST /api/v1/rooms '{"name":"secret","visibility":"private"}'
room=$(of id)
json "$jun" POST /api/v1/rooms '{"name":"other"}'
other=$(of id)
expect 201

# 3.5 MiB that no two pieces of look alike
python3 -c 'import sys; sys.stdout.buffer.write(b"".join(i.to_bytes(4, "big") for i in range(917504)))' > "$work/file"
size=$(stat -c %s "$work/file")

doing='an upload begins'
json "$mina" POST "/api/v1/rooms/$room/uploads" '{"name":"../가나다 \"quoted\".bin","size":'"$size"'}'
expect 201 offset=0 chunk=1048576
upload=$(of id)

doing='pieces follow each other'
for piece in 0 1 2; do
    dd if="$work/file" of="$work/piece" bs=1048576 skip=$piece count=1 status=none
    ask "$mina" PUT "/api/v1/rooms/$room/uploads/$upload/chunks/$((piece * 1048576))" \
        -H 'Content-Type: application/octet-stream' --data-binary "@$work/piece"
    expect 200 "offset=$(((piece + 1) * 1048576))"
done

doing='a wrong offset names the right one'
ask "$mina" PUT "/api/v1/rooms/$room/uploads/$upload/chunks/0" --data-binary "@$work/piece"
expect 409 code=conflict detail=offset-3145728 field=offset

doing='a piece that is too large is refused before it is read'
ask "$mina" PUT "/api/v1/rooms/$room/uploads/$upload/chunks/3145728" --data-binary "@$work/file"
expect 413 code=too-large

doing='how far it came'
ask "$mina" GET "/api/v1/rooms/$room/uploads/$upload"
expect 200 offset=3145728

doing='others know nothing of it'
ask "$jun" GET "/api/v1/rooms/$room/uploads/$upload"
expect 404 code=not-found

doing='the last piece ends it'
dd if="$work/file" of="$work/piece" bs=1048576 skip=3 count=1 status=none
ask "$mina" PUT "/api/v1/rooms/$room/uploads/$upload/chunks/3145728" --data-binary "@$work/piece"
expect 200 "offset=$size" 'attachment.name=가나다 "quoted".bin' attachment.type=application/octet-stream

doing='a message of files alone'
json "$mina" POST "/api/v1/rooms/$room/messages" '{"text":"","tag":"f1","attachments":["'"$upload"'"]}'
expect 201 body.attachments.0.id="$upload"
event=$(of id)

doing='the whole file comes back'
ask "$mina" GET "/api/v1/rooms/$room/attachments/$upload"
[ "$status" = 200 ] || fail "$status"
cmp "$work/file" "$work/body" || fail "other octets"
header content-length "$size"
header accept-ranges bytes
header x-content-type-options nosniff
header content-security-policy ".*sandbox"
header content-disposition "attachment; filename=\"___ _quoted_.bin\"; filename\\*=UTF-8''%EA%B0%80%EB%82%98%EB%8B%A4%20%22quoted%22.bin"
echo "ok   $doing"

doing='a part of it'
ask "$mina" GET "/api/v1/rooms/$room/attachments/$upload" -r 1000000-1999999
[ "$status" = 206 ] || fail "$status"
header content-range "bytes 1000000-1999999/$size"
cmp <(tail -c +1000001 "$work/file" | head -c 1000000) "$work/body" || fail "other octets"
echo "ok   $doing"

doing='curl resumes by itself'
head -c 2000000 "$work/file" > "$work/resumed"
curl -sS -m 20 -C - -o "$work/resumed" -H "Authorization: Bearer $mina" "$MADANG_URL/api/v1/rooms/$room/attachments/$upload"
cmp "$work/file" "$work/resumed" || fail "other octets"
echo "ok   $doing"

doing='a part beyond the end'
ask "$mina" GET "/api/v1/rooms/$room/attachments/$upload" -H "Range: bytes=$size-"
[ "$status" = 416 ] || fail "$status"
header content-range "bytes \\*/$size"
echo "ok   $doing"

doing='HEAD tells the size'
status=$(curl -sS -m 20 -I -o "$work/headers" -w '%{http_code}' -H "Authorization: Bearer $mina" "$MADANG_URL/api/v1/rooms/$room/attachments/$upload")
[ "$status" = 200 ] || fail "$status"
header content-length "$size"
echo "ok   $doing"

doing='a stranger and a room that is not there look the same'
ask "$jun" GET "/api/v1/rooms/$room/attachments/$upload"
expect 404 code=not-found
stranger=$(of detail)
ask "$jun" GET "/api/v1/rooms/9$room/attachments/$upload"
expect 404 detail="$stranger"

doing='nor through a room of their own'
ask "$jun" GET "/api/v1/rooms/$other/attachments/$upload"
expect 404 detail=attachment

doing='a page is text, and never shown as a page'
printf '<html><script>alert(1)</script></html>' > "$work/page"
json "$mina" POST "/api/v1/rooms/$room/uploads" '{"name":"photo.png","size":'"$(stat -c %s "$work/page")"'}'
page=$(of id)
ask "$mina" PUT "/api/v1/rooms/$room/uploads/$page/chunks/0" --data-binary "@$work/page"
expect 200 attachment.type=text/plain attachment.thumbnail=False
ask "$mina" GET "/api/v1/rooms/$room/attachments/$page"
header content-type text/plain
header content-disposition attachment

doing='a picture has a small one'
python3 - "$work/picture.png" <<'PY'
import struct, sys, zlib
def chunk(name, body):
    return struct.pack('>I', len(body)) + name + body + struct.pack('>I', zlib.crc32(name + body))
width, height = 1200, 600
rows = b''.join(b'\0' + bytes([x % 256, 120, 40] * 1)[:3] * width for x in range(height))
open(sys.argv[1], 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))
                              + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
PY
json "$mina" POST "/api/v1/rooms/$room/uploads" '{"name":"picture.png","size":'"$(stat -c %s "$work/picture.png")"'}'
picture=$(of id)
ask "$mina" PUT "/api/v1/rooms/$room/uploads/$picture/chunks/0" --data-binary "@$work/picture.png"
expect 200 attachment.type=image/png attachment.width=1200 attachment.height=600 attachment.thumbnail=True
ask "$mina" GET "/api/v1/rooms/$room/attachments/$picture/thumbnail"
[ "$status" = 200 ] || fail "$status"
header content-type image/jpeg
head -c 3 "$work/body" | cmp - <(printf '\xff\xd8\xff') || fail "no JPEG"

doing='a bomb has none, and the daemon lives'
python3 - "$work/bomb.png" <<'PY'
import struct, sys, zlib
def chunk(name, body):
    return struct.pack('>I', len(body)) + name + body + struct.pack('>I', zlib.crc32(name + body))
open(sys.argv[1], 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 60000, 60000, 8, 0, 0, 0, 0))
                              + chunk(b'IDAT', zlib.compress(bytes(4 << 20))) + chunk(b'IEND', b''))
PY
json "$mina" POST "/api/v1/rooms/$room/uploads" '{"name":"bomb.png","size":'"$(stat -c %s "$work/bomb.png")"'}'
bomb=$(of id)
ask "$mina" PUT "/api/v1/rooms/$room/uploads/$bomb/chunks/0" --data-binary "@$work/bomb.png"
expect 200 attachment.thumbnail=False

doing='over the limit is refused before an octet is sent'
json "$mina" POST "/api/v1/rooms/$room/uploads" '{"name":"huge","size":10737418240}'
expect 413 code=too-large field=size detail=file

doing='what was taken away is sent to nobody'
ask "$mina" DELETE "/api/v1/rooms/$room/events/$event"
ask "$mina" GET "/api/v1/rooms/$room/attachments/$upload"
expect 404 detail=attachment
