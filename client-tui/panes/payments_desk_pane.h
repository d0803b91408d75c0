// SPDX-License-Identifier: GPL-3.0-or-later
// The payments desk on the whole screen: sections, the items of one, the story of an order, the proof of the
// books. Letters are keys while nothing is typed; what they do comes as /desk commands.
#pragma once

#include "client-tui/panes/overlay.h"
#include "client-tui/panes/painted_line.h"

#include "common/views/formats.h"
#include "common/views/payments_desk.h"

#include <QCoreApplication>
#include <QPointer>

#include <functional>

namespace madang::tui {

class PaymentsDeskPane final : public Overlay {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::PaymentsDeskPane)
public:
    /// Runs a word of the /desk command.
    using Deed = std::function<void(const QString &word)>;
    /// The desk may go before the pane: then nothing is shown.
    PaymentsDeskPane(views::PaymentsDesk &desk, const views::Formats &formats, Deed deed)
        : m_desk(&desk)
        , m_formats(formats)
        , m_deed(std::move(deed))
    {
    }

    void paint(const Region &region, const Theme &theme) override;
    bool perform(const Action &action, bool lineIsEmpty) override;
    bool type(const QString &letter) override;
    void scroll(int lines) override;
    bool wantsWholeScreen() const override { return true; }

private:
    bool isReading() const { return m_desk->story() || m_desk->check(); }
    void paintHead(const Region &region, const Theme &theme) const;
    void paintSections(const Region &region, const Theme &theme) const;
    void paintItems(const Region &region, const Theme &theme);
    void paintText(const Region &region, const QList<PaintedLine> &lines, const Theme &theme);
    PaintedLine itemLine(const desk::Item &item, int columns, const Theme &theme) const;
    QList<PaintedLine> storyText(int columns, const Theme &theme) const;
    QList<PaintedLine> checkText(int columns, const Theme &theme) const;
    QString booksText() const;
    QString deedKeys() const;
    QString foot() const;
    bool back();
    bool choose();
    void move(int lines);

    QPointer<views::PaymentsDesk> m_desk;
    const views::Formats &m_formats;
    const Deed m_deed;
    int m_top = 0; ///< first row shown, of the list or of the text
    int m_height = 1;
};

} // namespace madang::tui
