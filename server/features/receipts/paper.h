// SPDX-License-Identifier: GPL-3.0-or-later
// Paper: A4 pages of text as a PDF with its fonts inside; knows letters and lines, not receipts. Works
// without a display, on any thread, one paper on one thread.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <memory>

namespace madang {

class Paper {
public:
    /// In points, 72 to an inch.
    static constexpr double kWidth = 595;
    static constexpr double kHeight = 842;
    static constexpr double kMargin = 56;
    static constexpr double kInner = kWidth - 2 * kMargin;

    enum class Side { Left, Middle, Right };
    /// How a text looks.
    struct Hand {
        double size = 10;
        bool bold = false;
        bool soft = false; ///< grey
        Side side = Side::Left;
        int lines = 8; ///< what goes beyond them ends in "…"
    };

    /// `made` is what the file says of itself: the same sheet has the same octets at any time.
    Paper(const QString &title, Timestamp made);
    ~Paper();
    Paper(const Paper &) = delete;
    Paper &operator=(const Paper &) = delete;

    /// Draws a text that wraps within a width, in any script; letters that no font has become boxes. Its
    /// height.
    double write(double x, double y, double width, const QString &text, const Hand &hand);
    /// A level line.
    void rule(double y, double thickness = 0.6);
    /// A large red word across the page, over what is there.
    void stamp(const QString &word);
    void turnPage();

    /// The octets; nothing can be drawn after. Internal ("paper") when they could not be made.
    Result<QByteArray> finish();

    /// The font that Hangul is written in here; empty when no font has it.
    static QString hangulFont();

private:
    struct Tools;
    std::unique_ptr<Tools> m_tools;
};

} // namespace madang
