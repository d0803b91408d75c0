// SPDX-License-Identifier: GPL-3.0-or-later
// Query: the line somebody types, taken apart into words and filters. Knows no store and no names.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "server/features/search/terms.h"

#include <QTimeZone>

namespace madang::search {

enum class Has { Link, Reply, Money, File };

struct Query {
    QList<Phrase> phrases;
    QStringList words; ///< as typed, for marking what was found
    QStringList from; ///< names
    QStringList in; ///< parts of room names
    QList<Has> has;
    Timestamp since; ///< null: from the beginning
    Timestamp until; ///< before this; null: to the end
};

/// Malformed or InvalidValue at "query", naming what is wrong with it ("empty", "too-many", "has", "date").
Result<Query> parseQuery(const QString &line, const QTimeZone &zone);

} // namespace madang::search
