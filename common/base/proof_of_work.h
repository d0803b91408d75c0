// SPDX-License-Identifier: GPL-3.0-or-later
// Proof of work: a nonce with which a text hashes to many zero bits. Finding one takes many tries, judging
// one takes a single one. Knows neither what it is asked for nor who asks.
#pragma once

#include <QByteArray>

#include <functional>
#include <optional>

namespace madang::proof_of_work {

/// Whether the SHA-256 of the challenge, a colon and the nonce begins with `bits` zero bits.
bool isSolved(const QByteArray &challenge, const QByteArray &nonce, int bits);

/// A nonce for which isSolved() is true, after 2^bits tries on average. Slow: not for a thread that somebody
/// waits for. Nothing once `isCancelled`, which is asked every few milliseconds, says so.
std::optional<QByteArray> solve(const QByteArray &challenge, int bits,
                                const std::function<bool()> &isCancelled);

} // namespace madang::proof_of_work
