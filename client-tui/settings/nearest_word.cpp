// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/settings/nearest_word.h"

#include <algorithm>

namespace madang::tui {

namespace {

    /// Optimal string alignment distance.
    int distance(const QString &a, const QString &b)
    {
        const auto rows = size_t(a.size()) + 1;
        const auto columns = size_t(b.size()) + 1;
        std::vector<std::vector<int>> d(rows, std::vector<int>(columns));
        for (size_t i = 0; i < rows; ++i)
            d[i][0] = int(i);
        for (size_t j = 0; j < columns; ++j)
            d[0][j] = int(j);
        for (size_t i = 1; i < rows; ++i) {
            for (size_t j = 1; j < columns; ++j) {
                const auto ai = qsizetype(i);
                const auto bj = qsizetype(j);
                const int differs = a.at(ai - 1) == b.at(bj - 1) ? 0 : 1;
                d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + differs});
                if (i > 1 && j > 1 && a.at(ai - 1) == b.at(bj - 2) && a.at(ai - 2) == b.at(bj - 1))
                    d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
        return d[rows - 1][columns - 1];
    }

} // namespace

QString nearestWord(const QString &typed, const QStringList &words)
{
    if (typed.isEmpty() || typed.size() > 64)
        return {};
    QString best;
    int least = int(qMax<qsizetype>(1, typed.size() / 2)) + 1;
    for (const QString &word : words) {
        const bool begins = typed.size() >= 2 && word.startsWith(typed, Qt::CaseInsensitive);
        const int d = begins ? 1 : distance(typed.toLower(), word.toLower());
        if (d < least) {
            least = d;
            best = word;
        }
    }
    return best;
}

} // namespace madang::tui
