// SPDX-License-Identifier: GPL-3.0-or-later
// Problem: the shape of a refusal on the wire, for REST (RFC 9457) and for /user/queue/errors alike.
#pragma once

#include "common/protocol/json.h"

namespace madang {

/// application/problem+json. Only `code` is promised; `receipt` and `tag` say which STOMP frame was refused.
struct Problem {
    QString code; ///< a word of the closed list in base/error
    std::optional<QString> type;
    std::optional<QString> title;
    std::optional<int> status;
    std::optional<QString> detail; ///< Error::about: a word for machines
    std::optional<QString> field;
    std::optional<int> retryAfter; ///< seconds
    std::optional<QString> requestId;
    std::optional<QString> receipt;
    std::optional<QString> tag;
};
PROTOCOL_FIELDS(Problem, code, type, title, status, detail, field, retryAfter, requestId, receipt, tag)

/// The Error a problem stands for; an unknown code of a newer server is Internal.
inline Error errorOf(const Problem &problem)
{
    Error error(codeOf(problem.code), problem.detail.value_or(QString()));
    error.field = problem.field.value_or(QString());
    error.retryAfter = qBound(0, problem.retryAfter.value_or(0), 24 * 60 * 60);
    return error;
}

} // namespace madang
