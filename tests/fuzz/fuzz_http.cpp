// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP: a stream comes to the same requests and the same failure however it is cut, and no request that was
// accepted breaks our rules.
#include "server/door/http_parser.h"
#include "tests/fuzz/cuts.h"

using namespace madang;
using namespace madang::door;

namespace {

constexpr HttpLimits kLimits{.requestLine = 100,
                             .fieldLine = 100,
                             .head = 600,
                             .body = 200,
                             .fields = 8,
                             .parameters = 4,
                             .chunkExtensions = 40,
                             .trailers = 100};

struct Outcome {
    QList<QByteArray> requests;
    QByteArray failed;
    bool operator==(const Outcome &) const = default;
};

void judge(const HttpRequest &request)
{
    fuzz::require(request.path.startsWith('/'), "a path");
    fuzz::require(request.count("host") == 1 || request.minorVersion == 0, "one host");
    fuzz::require(request.count("content-length") <= 1, "one length");
    fuzz::require(request.count("content-length") == 0 || request.count("transfer-encoding") == 0,
                  "a length or a coding");
    fuzz::require(request.body.size() <= kLimits.body, "a body within its limit");
    fuzz::require(!request.contentLength || quint64(request.body.size()) == *request.contentLength,
                  "as long as it said");
    for (const QByteArray &segment : request.segments) {
        fuzz::require(segment != ".." && segment != "." && !segment.contains('/') && !segment.contains('\0')
                          && segment.isValidUtf8(),
                      "no way up");
    }
    for (const HttpField &field : request.fields)
        fuzz::require(!field.value.contains('\n') && !field.value.contains('\r')
                          && !field.value.contains('\0'),
                      "no line breaks");
}

Outcome read(const QList<QByteArrayView> &chunks)
{
    HttpParser parser(kLimits);
    Outcome outcome;
    for (QByteArrayView chunk : chunks) {
        while (!chunk.isEmpty() && parser.stage() != HttpParser::Stage::Failed) {
            parser.feed(chunk);
            if (parser.stage() == HttpParser::Stage::HeadDone)
                parser.readBody(kLimits.body);
            if (parser.stage() == HttpParser::Stage::Done) {
                const HttpRequest request = parser.takeRequest();
                judge(request);
                QByteArray line = request.method + ' ' + request.path + ' ' + request.body;
                for (const HttpField &field : request.fields)
                    line += '\n' + field.name + ':' + field.value;
                outcome.requests.append(line);
            }
        }
    }
    if (parser.stage() == HttpParser::Stage::Failed)
        outcome.failed = QByteArray::number(parser.failure().status) + parser.failure().about;
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArrayView stream(data + 1, qsizetype(size) - 1);
    const Outcome whole = read({stream});
    fuzz::require(read(fuzz::cut(stream, data[0])) == whole, "however it is cut");
    if (const auto decoded = percentDecoded(stream, true))
        fuzz::require(decoded->isValidUtf8() && !decoded->contains('\0'), "decoded text is text");
    return 0;
}
