#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything a person does, with nothing but curl: register, talk, give, and be told what was wrong.
# Run by with_daemon.mjs, which sets MADANG_URL.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/shell_client.sh"

refused() { # <status> <code> [field]: problem+json that names what is wrong
    grep -qi '^content-type: application/problem+json' "$work/headers" || fail 'not a problem+json'
    expect "$1" "code=$2" "status=$1" ${3:+"field=$3"}
    of requestId >/dev/null
    of title >/dev/null
}

doing='register'
json - POST /api/v1/accounts '{"username":"mina","password":"'"$MADANG_SECRET"'","nickname":"미나"}'
expect 201 account.nickname=미나 account.username=mina
mina=$(of accessToken)
json - POST /api/v1/accounts '{"username":"jun","password":"'"$MADANG_SECRET"'"}'
jun=$(of accessToken)

doing='make a room, join it'
json "$mina" POST /api/v1/rooms '{"name":"마당","topic":"everybody"}'
expect 201 name=마당 visibility=public role=owner
room=$(of id)
json "$jun" POST "/api/v1/rooms/$room/members" '{}'
expect 200 role=member memberCount=2

doing='post'
json "$jun" POST "/api/v1/rooms/$room/messages" '{"text":"안녕","tag":"t1"}'
expect 201 type=message body.text=안녕 sender.nickname=jun
first=$(of id) position=$(of position)
doing='post again with the same tag'
json "$jun" POST "/api/v1/rooms/$room/messages" '{"text":"other","tag":"t1"}'
expect 201 "id=$first" body.text=안녕
doing='post with the tag as Idempotency-Key'
json "$jun" POST "/api/v1/rooms/$room/messages" '{"text":"둘"}' -H 'Idempotency-Key: t2'
expect 201 "position=$((position + 1))"

doing='read the history in both directions'
ask "$mina" GET "/api/v1/rooms/$room/events?limit=1"
expect 200 items.0.body.text=둘 hasOlder=True hasNewer=False
ask "$mina" GET "/api/v1/rooms/$room/events?before=$((position + 1))&limit=1"
expect 200 "items.0.id=$first" hasNewer=True
ask "$mina" GET "/api/v1/rooms/$room/events?after=$position"
expect 200 items.0.body.text=둘 hasOlder=True hasNewer=False
doing='a guest reads a public room'
ask - GET "/api/v1/rooms/$room/events?around=$position"
expect 200 "position=$((position + 1))"

doing='start a campaign'
json "$mina" POST /api/v1/campaigns '{"title":"지붕","story":"비가 새요","goal":{"amount":1000000,"currency":"KRW"},"endsAt":"'"$(date -u -d '+30 days' +%Y-%m-%dT%H:%M:%S.000Z)"'"}'
expect 201 title=지붕 total.amount=0 giftCount=0
campaign=$(of id)

doing='give'
json "$jun" POST "/api/v1/campaigns/$campaign/donations" '{"amount":{"amount":25000,"currency":"KRW"},"message":"힘내세요","visibility":"public"}' -H 'Idempotency-Key: gift-1'
expect 201 donation.status=READY donation.amount.amount=25000
donation=$(of donation.id) checkout=$(of checkoutUrl)
doing='the same key gives the same gift'
json "$jun" POST "/api/v1/campaigns/$campaign/donations" '{"amount":{"amount":25000,"currency":"KRW"},"message":"힘내세요","visibility":"public"}' -H 'Idempotency-Key: gift-1'
expect 201 "donation.id=$donation"
doing='the same key with another amount is refused'
json "$jun" POST "/api/v1/campaigns/$campaign/donations" '{"amount":{"amount":26000,"currency":"KRW"},"message":"힘내세요","visibility":"public"}' -H 'Idempotency-Key: gift-1'
refused 409 key-reused
doing='a gift that nobody paid counts nowhere'
ask - GET "/api/v1/campaigns/$campaign"
expect 200 total.amount=0

doing='approve it at the checkout'
bash "$(dirname "$0")/checkout.sh" "$checkout" approve >"$work/body" || fail 'the checkout'
ask "$jun" GET "/api/v1/donations/$donation"
expect 200 status=DONE
ask - GET "/api/v1/campaigns/$campaign"
expect 200 total.amount=25000 giftCount=1
doing='the card is in the campaign'\''s room'
of room >"$work/room"
ask - GET "/api/v1/rooms/$(<"$work/room")/events?limit=1"
expect 200 items.0.type=donation items.0.body.total.amount=25000 items.0.body.gift.nickname=jun
doing='approving again changes nothing'
bash "$(dirname "$0")/checkout.sh" "$checkout" approve >/dev/null || true
ask - GET "/api/v1/campaigns/$campaign"
expect 200 total.amount=25000 giftCount=1

doing='a declined gift says so and counts nowhere'
json "$jun" POST "/api/v1/campaigns/$campaign/donations" '{"amount":{"amount":7000,"currency":"KRW"}}' -H 'Idempotency-Key: gift-2'
declined=$(of donation.id)
bash "$(dirname "$0")/checkout.sh" "$(of checkoutUrl)" decline >/dev/null || fail 'the checkout'
ask "$jun" GET "/api/v1/donations/$declined"
expect 200 status=ABORTED
ask - GET "/api/v1/campaigns/$campaign"
expect 200 total.amount=25000

doing='another amount in the return address is refused'
json "$jun" POST "/api/v1/campaigns/$campaign/donations" '{"amount":{"amount":9000,"currency":"KRW"}}' -H 'Idempotency-Key: gift-3'
changed=$(of donation.id) order=$(of donation.order)
ask - GET "/pay/success?paymentKey=forged&orderId=$order&amount=1"
[ "$status" = 409 ] || fail "status $status for a forged amount"
ask "$jun" GET "/api/v1/donations/$changed"
[ "$(of status)" != DONE ] || fail 'a forged return address settled a gift'
doing="another person's gift is not there"
ask "$mina" GET "/api/v1/donations/$donation"
refused 404 not-found

doing='give a part of it back'
json "$jun" POST "/api/v1/donations/$donation/refunds" '{"amount":{"amount":10000,"currency":"KRW"},"reason":"너무 많아요"}' -H 'Idempotency-Key: back-1'
expect 201 state=returned amount.amount=10000 remaining.amount=15000
refund=$(of id)
ask - GET "/api/v1/campaigns/$campaign"
expect 200 total.amount=15000 giftCount=1
ask - GET "/api/v1/rooms/$(<"$work/room")/events?limit=1"
expect 200 items.0.type=donation.refunded items.0.body.amount.amount=10000 items.0.body.total.amount=15000
doing='the same key gives it back once'
json "$jun" POST "/api/v1/donations/$donation/refunds" '{"amount":{"amount":10000,"currency":"KRW"},"reason":"너무 많아요"}' -H 'Idempotency-Key: back-1'
expect 201 "id=$refund"
doing='never more than what remains'
json "$jun" POST "/api/v1/donations/$donation/refunds" '{"amount":{"amount":15001,"currency":"KRW"},"reason":"더"}' -H 'Idempotency-Key: back-2'
refused 422 invalid-value amount
doing='who, when, before, after'
ask "$jun" GET "/api/v1/donations/$donation/refunds"
expect 200 items.0.changes.0.by=jun items.0.changes.1.before=underway items.0.changes.1.after=returned
doing='the rest goes back, and nothing is left'
json "$jun" POST "/api/v1/donations/$donation/refunds" '{"reason":"다 돌려주세요"}' -H 'Idempotency-Key: back-3'
expect 201 state=returned remaining.amount=0
ask "$jun" GET "/api/v1/donations/$donation"
expect 200 status=CANCELED refunded.amount=25000
ask - GET "/api/v1/campaigns/$campaign"
expect 200 total.amount=0 giftCount=0
json "$jun" POST "/api/v1/donations/$donation/refunds" '{"reason":"더"}' -H 'Idempotency-Key: back-4'
refused 409 conflict

doing='mistakes are named'
json - POST /api/v1/accounts '{"username":"x","password":"'"$MADANG_SECRET"'"}'
refused 422 invalid-value username
json - POST /api/v1/accounts '{"username":"noone"}'
refused 400 malformed password
json - POST /api/v1/accounts '{"username":"mina","password":"'"$MADANG_SECRET"'"}'
refused 409 already-exists username
json - POST /api/v1/sessions '{"username":"mina","password":"wrong"}'
refused 401 wrong-credentials
json "$jun" POST "/api/v1/rooms/$room/messages" '{"text":"no tag"}'
refused 400 malformed tag
json "$jun" POST "/api/v1/rooms/$room/messages" '{"text":'
refused 400 malformed
ask "$jun" POST "/api/v1/rooms/$room/messages" -H 'Content-Type: text/plain' --data '{"text":"x","tag":"csrf"}'
refused 415 unsupported-type
ask "$jun" GET "/api/v1/rooms/$room/events?limit=9999"
refused 422 invalid-value limit
json "$jun" POST "/api/v1/campaigns/$campaign/donations" '{"amount":{"amount":-5,"currency":"KRW"}}' -H 'Idempotency-Key: gift-4'
refused 422 invalid-value amount
json "$jun" POST "/api/v1/campaigns/$campaign/donations" '{"amount":{"amount":10.5,"currency":"KRW"}}' -H 'Idempotency-Key: gift-5'
refused 422 invalid-value amount.amount
ask - GET /api/v1/rooms
refused 401 not-signed-in
ask - GET /api/v1/nowhere
refused 404 not-found
ask - PUT /api/v1/rooms
refused 405 method-not-allowed
grep -qi '^allow: .*GET' "$work/headers" || fail '405 without Allow'
head -c 3000000 /dev/zero | tr '\0' x >"$work/large"
ask "$jun" POST "/api/v1/rooms/$room/messages" -H 'Content-Type: application/json' -H 'Expect:' --data-binary "@$work/large"
refused 413 too-large

doing='refresh tokens work once'
json - POST /api/v1/sessions '{"username":"jun","password":"'"$MADANG_SECRET"'"}'
old=$(of refreshToken)
json - POST /api/v1/sessions/refresh "{\"refreshToken\":\"$old\"}"
expect 200 account.username=jun
new=$(of refreshToken) access=$(of accessToken)
json - POST /api/v1/sessions/refresh "{\"refreshToken\":\"$old\"}"
refused 401 not-signed-in
doing='and a second use ends the session'
json - POST /api/v1/sessions/refresh "{\"refreshToken\":\"$new\"}"
refused 401 not-signed-in
ask "$access" GET /api/v1/me
refused 401 not-signed-in

doing='health'
ask - GET /healthz && expect 200
ask - GET /readyz && expect 200
echo 'all of it'
