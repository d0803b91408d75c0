// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocket: a client's octets come to the same messages and the same failure however they are cut, packed
// (permessage-deflate) or not; text is UTF-8; nothing is larger than its limit; offers are judged without
// harm.
#include "server/door/deflate.h"
#include "server/door/websocket.h"
#include "tests/fuzz/cuts.h"

using namespace madang;
using namespace madang::door;
using namespace madang::door::websocket;

namespace {

constexpr Limits kLimits{.message = 300, .fragments = 6};

struct Outcome {
    QList<QByteArray> messages;
    QByteArray failed;
    bool operator==(const Outcome &) const = default;
};

Outcome read(const QList<QByteArrayView> &chunks, Inflater *inflater)
{
    Decoder decoder(kLimits);
    decoder.setInflater(inflater);
    Outcome outcome;
    for (QByteArrayView chunk : chunks) {
        while (const std::optional<Message> message = decoder.next(chunk)) {
            fuzz::require(message->payload.size() <= kLimits.message, "within the limit");
            fuzz::require(message->kind == Opcode::Binary || message->kind == Opcode::Ping
                              || message->kind == Opcode::Pong || message->payload.isValidUtf8(),
                          "text is UTF-8");
            outcome.messages.append(QByteArray::number(int(message->kind)) + ':'
                                    + QByteArray::number(message->closeCode) + ':' + message->payload);
        }
    }
    if (decoder.failure())
        outcome.failed = QByteArray::number(int(decoder.failure()->code)) + decoder.failure()->about;
    return outcome;
}

/// Sets the mask bit of every frame it can follow, so that the fuzzer gets past the first octets.
QByteArray masked(QByteArrayView octets)
{
    QByteArray stream = octets.toByteArray();
    for (qsizetype at = 0; at + 1 < stream.size();) {
        stream[at + 1] = char(stream[at + 1] | 0x80);
        const int length = stream[at + 1] & 0x7f;
        if (length > 125)
            break;
        at += 6 + length;
    }
    return stream;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView raw(data + 2, qsizetype(size) - 2);
    const QByteArray stream = (data[0] & 1) ? masked(raw) : raw.toByteArray();
    static Inflater inflater; // as a door thread has them, for all its connections
    Inflater *agreed = (data[0] & 2) ? &inflater : nullptr;
    const Outcome whole = read({stream}, agreed);
    fuzz::require(read(fuzz::cut(stream, data[1]), agreed) == whole, "however it is cut");

    // What we pack is what was there; what anybody packs never comes to more than the limit.
    static Deflater deflater;
    const Block plain(frame(Opcode::Binary, raw));
    const int windowBits = 9 + data[0] % 7;
    const Block packed = deflater.packed(plain, windowBits);
    if (packed.data() != plain.data()) {
        const int length = packed.data()[1] & 0x7f;
        QByteArray back;
        const auto payload = packed.view().sliced(length < 126 ? 2 : length == 126 ? 4 : 10);
        fuzz::require(inflater.unpack(payload, raw.size(), back) == Inflater::Outcome::Good && back == raw,
                      "packing loses nothing");
    }
    QByteArray unpacked;
    const Inflater::Outcome outcome = inflater.unpack(raw, kLimits.message, unpacked);
    fuzz::require(outcome == Inflater::Outcome::TooLarge || unpacked.size() <= kLimits.message,
                  "within the limit");
    if (const auto agreement = acceptDeflate({raw.toByteArray()}))
        fuzz::require(agreement->windowBits >= 9 && agreement->windowBits <= 15, "a window that we can fill");

    Utf8Check check;
    const bool text = check.take(raw) && check.complete();
    fuzz::require(text == raw.isValidUtf8(), "our UTF-8 is everybody's");

    const QByteArray closing = closeFrame(1000, raw);
    fuzz::require(closing.size() <= 127 && closing.sliced(4).isValidUtf8(),
                  "a close frame is a control frame");
    return 0;
}
