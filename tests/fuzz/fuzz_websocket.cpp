// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocket: a client's octets come to the same messages and the same failure however they are cut; text is
// UTF-8; nothing is larger than its limit.
#include "server/door/websocket.h"
#include "tests/fuzz/cuts.h"

using namespace madang;
using namespace madang::door::websocket;

namespace {

constexpr Limits kLimits{.message = 300, .fragments = 6};

struct Outcome {
    QList<QByteArray> messages;
    QByteArray failed;
    bool operator==(const Outcome &) const = default;
};

Outcome read(const QList<QByteArrayView> &chunks)
{
    Decoder decoder(kLimits);
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
    const Outcome whole = read({stream});
    fuzz::require(read(fuzz::cut(stream, data[1])) == whole, "however it is cut");

    Utf8Check check;
    const bool text = check.take(raw) && check.complete();
    fuzz::require(text == raw.isValidUtf8(), "our UTF-8 is everybody's");

    const QByteArray closing = closeFrame(1000, raw);
    fuzz::require(closing.size() <= 127 && closing.sliced(4).isValidUtf8(),
                  "a close frame is a control frame");
    return 0;
}
