// SPDX-License-Identifier: GPL-3.0-or-later
// JSON: whatever comes is an object within the limits or an Error that is not ours; what was read can be
// written and read again to the same. A first line that names a command, event or body has the rest read as
// that; without one it is read as everything in the catalogue.
#include "common/protocol/catalogue.h"
#include "common/protocol/problem.h"
#include "tests/fuzz/cuts.h"

#include <QJsonDocument>

using namespace madang;

namespace {

constexpr JsonLimits kLimits{.bytes = 4096, .depth = 8, .values = 128};

template <typename T> void readWriteRead(const QJsonObject &object, json::Source source = json::Source::Body)
{
    const Result<T> value = fromJson<T>(object, source);
    if (!value) {
        fuzz::require(value.error().code != Code::Internal, "a bad member is not our fault");
        return;
    }
    const QByteArray written = toJson(*value);
    const Result<T> again = fromJson<T>(written, {.bytes = 1 << 20, .depth = 64, .values = 1 << 16});
    fuzz::require(again.ok(), "what we write can be read");
    fuzz::require(toJson(*again) == written, "and says the same");
}

void readAs(const QByteArray &name, const QJsonObject &object)
{
    const auto wanted = [&name](const char *one) { return name.isEmpty() || name == one; };
    catalogue::forEachCommand([&](const auto &command) {
        using Type = std::decay_t<decltype(command)>;
        if (!wanted(command.name))
            return;
        readWriteRead<typename Type::Request>(object);
        readWriteRead<typename Type::Request>(object, json::Source::Query);
        readWriteRead<typename Type::Reply>(object);
    });
    catalogue::forEachEvent([&](const auto &event) {
        if (wanted(event.name))
            readWriteRead<typename std::decay_t<decltype(event)>::Payload>(object);
    });
    catalogue::forEachBody([&](const char *type, auto *body) {
        if (wanted(type))
            readWriteRead<std::remove_pointer_t<decltype(body)>>(object);
    });
    if (wanted("problem"))
        readWriteRead<Problem>(object);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    QByteArray name;
    if (const qsizetype end = text.indexOf('\n'); end > 0 && !text.startsWith('{')) {
        name = text.first(end);
        text = text.sliced(end + 1);
    }
    const Result<QJsonObject> object = json::parseObject(text, kLimits);
    if (!object) {
        fuzz::require(object.error().code != Code::Internal, "bad JSON is not our fault");
        return 0;
    }
    fuzz::require(text.size() <= kLimits.bytes, "within the limit");
    readAs(name, *object);
    return 0;
}
