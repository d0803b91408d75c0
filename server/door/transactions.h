// SPDX-License-Identifier: GPL-3.0-or-later
// Transactions: the frames a client holds back between BEGIN and COMMIT. What happens to them then is not
// known here.
#pragma once

#include "common/base/result.h"
#include "common/stomp/frame.h"

#include <QHash>

#include <memory>

namespace madang::door {

/// Those of one connection. Costs nothing while there is none.
class Transactions {
public:
    /// AlreadyExists, TooMany, or Malformed for a name that cannot be one.
    Done begin(const QByteArray &name, int most);
    /// Keeps a frame. NotFound without BEGIN, TooMany beyond `most` frames.
    Done hold(const QByteArray &name, const stomp::Frame &frame, int most);
    /// Ends a transaction; its frames in order. NotFound without BEGIN.
    Result<QList<stomp::Frame>> take(const QByteArray &name);

private:
    std::unique_ptr<QHash<QByteArray, QList<stomp::Frame>>> m_open;
};

} // namespace madang::door
