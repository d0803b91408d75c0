// SPDX-License-Identifier: GPL-3.0-or-later
// STOMP: a stream comes to the same frames and the same violation however it is cut, and what was read can be
// written and read again.
#include "common/stomp/decoder.h"
#include "common/stomp/heartbeat.h"
#include "tests/fuzz/cuts.h"

using namespace madang;
using namespace madang::stomp;

namespace {

constexpr Limits kLimits{.line = 64, .head = 256, .headers = 8, .body = 128};

struct Outcome {
    QList<Frame> frames;
    QString violated;
    QByteArray receipt;
    quint64 beats = 0;
    bool unfinished = false;
    bool operator==(const Outcome &) const = default;
};

Outcome read(const QList<QByteArrayView> &chunks, Version version)
{
    Decoder decoder(kLimits);
    decoder.setVersion(version);
    Outcome outcome;
    for (const QByteArrayView chunk : chunks) {
        decoder.feed(chunk);
        while (std::optional<Frame> frame = decoder.next())
            outcome.frames.append(*std::move(frame));
    }
    outcome.beats = decoder.lineEndsBetween();
    if (decoder.violation()) {
        outcome.violated = decoder.violation()->error.about;
        outcome.receipt = decoder.violation()->receipt;
    } else {
        outcome.unfinished = decoder.unfinished();
    }
    return outcome;
}

void writeAndReadAgain(const Frame &frame, Version version)
{
    Decoder decoder({.line = 1 << 16, .head = 1 << 17, .headers = 16, .body = 1 << 16});
    decoder.setVersion(version);
    decoder.feed(encode(frame, version));
    const std::optional<Frame> again = decoder.next();
    fuzz::require(again && !decoder.unfinished(), "a frame that was read can be written");
    if (version != Version::V12 || frame.command == "CONNECT" || frame.command == "CONNECTED"
        || frame.command == "STOMP")
        return; // these cannot express every header
    Frame expected = frame;
    if (!frame.body.isEmpty() && !frame.find("content-length"))
        expected.headers.append(Header{"content-length", QByteArray::number(frame.body.size())});
    fuzz::require(*again == expected, "and reads the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView stream(data + 2, qsizetype(size) - 2);
    const auto version = Version(data[0] % 3);
    const Outcome whole = read({stream}, version);
    fuzz::require(read(fuzz::cut(stream, data[1]), version) == whole, "however it is cut");
    for (const Frame &frame : whole.frames) {
        fuzz::require(frame.headers.size() <= kLimits.headers && frame.body.size() <= kLimits.body,
                      "within limits");
        writeAndReadAgain(frame, version);
    }
    if (const Result<BeatOffer> offer = BeatOffer::fromText(stream)) {
        const BeatPeriods periods = negotiate({10'000, 10'000}, *offer);
        fuzz::require(periods.outgoing == 0 || periods.outgoing >= kShortestBeat, "never too often");
    }
    return 0;
}
