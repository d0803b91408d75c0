// SPDX-License-Identifier: GPL-3.0-or-later
// JSON: whatever comes is an object within the limits or an Error that is not ours; what was read can be
// written and read again to the same.
#include "common/protocol/campaigns.h"
#include "common/protocol/chat.h"
#include "common/protocol/problem.h"
#include "tests/fuzz/cuts.h"

#include <QJsonDocument>

using namespace madang;

namespace {

template <typename T> void readWriteRead(const QJsonObject &object)
{
    const Result<T> value = fromJson<T>(object);
    if (!value) {
        fuzz::require(value.error().code != Code::Internal, "a bad member is not our fault");
        return;
    }
    const QByteArray written = toJson(*value);
    const Result<T> again = fromJson<T>(written, {.bytes = 1 << 20, .depth = 64, .values = 1 << 16});
    fuzz::require(again.ok(), "what we write can be read");
    fuzz::require(toJson(*again) == written, "and says the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<QJsonObject> object = json::parseObject(text, {.bytes = 4096, .depth = 8, .values = 64});
    if (!object) {
        fuzz::require(object.error().code != Code::Internal, "bad JSON is not our fault");
        return 0;
    }
    fuzz::require(text.size() <= 4096, "within the limit");
    readWriteRead<chat::PostMessage>(*object);
    readWriteRead<chat::ReadHistory>(*object);
    readWriteRead<rooms::RoomEvent>(*object);
    readWriteRead<campaigns::Donate>(*object);
    readWriteRead<campaigns::CreateCampaign>(*object);
    readWriteRead<Problem>(*object);
    return 0;
}
