// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/proof_of_work.h"

#include <array>
#include <bit>
#include <charconv>
#include <limits>

#include <sodium.h>

namespace madang::proof_of_work {

namespace {

    /// Tries between two looks at whether they are still wanted.
    constexpr quint64 kTriesBetweenLooks = 4096;

    using Digest = std::array<unsigned char, crypto_hash_sha256_BYTES>;

    /// What all tries have in common, hashed once.
    crypto_hash_sha256_state begun(const QByteArray &challenge)
    {
        if (sodium_init() < 0)
            qFatal("libsodium cannot be initialised");
        const QByteArray text = challenge + ':';
        crypto_hash_sha256_state state;
        crypto_hash_sha256_init(&state);
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char *>(text.constData()),
                                  static_cast<unsigned long long>(text.size()));
        return state;
    }

    int zeroBitsWith(crypto_hash_sha256_state state, const char *nonce, size_t length)
    {
        Digest digest{};
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char *>(nonce), length);
        crypto_hash_sha256_final(&state, digest.data());
        int bits = 0;
        for (const unsigned char octet : digest) {
            bits += std::countl_zero(octet);
            if (octet != 0)
                break;
        }
        return bits;
    }

} // namespace

bool isSolved(const QByteArray &challenge, const QByteArray &nonce, int bits)
{
    return zeroBitsWith(begun(challenge), nonce.constData(), size_t(nonce.size())) >= bits;
}

std::optional<QByteArray> solve(const QByteArray &challenge, int bits,
                                const std::function<bool()> &isCancelled)
{
    const crypto_hash_sha256_state state = begun(challenge);
    std::array<char, std::numeric_limits<quint64>::digits10 + 1> text{};
    for (quint64 number = 0;; ++number) {
        if (number % kTriesBetweenLooks == 0 && isCancelled())
            return std::nullopt;
        const char *const end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
        const auto length = end - text.data();
        if (zeroBitsWith(state, text.data(), size_t(length)) >= bits)
            return QByteArray(text.data(), length);
    }
}

} // namespace madang::proof_of_work
