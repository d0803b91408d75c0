// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/people/merge_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/views/event_text.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

MergeSheet::MergeSheet(const Theme &theme, Session &session, const views::Formats &formats,
                       const QString &kept, QWidget *host)
    : Sheet(theme, 480, host)
    , m_kept(kept)
    , m_merge(session, formats)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_other(new QLineEdit(this))
    , m_otherField(new FormField(theme, m_other, this))
    , m_fault(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_plan(new QWidget(this))
    , m_counts(new QVBoxLayout(m_plan))
    , m_warning(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_reason(new QLineEdit(this))
    , m_reasonField(new FormField(theme, m_reason, this))
    , m_cancel(new Button(theme, Button::Kind::Plain, this))
    , m_look(new Button(theme, Button::Kind::Primary, this))
    , m_action(new Button(theme, Button::Kind::Danger, this))
{
    setLeavesLightly(false);
    m_counts->setContentsMargins(0, 0, 0, 0);
    m_counts->setSpacing(space::kTiny);
    m_other->setMaxLength(32);
    m_other->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_reason->setMaxLength(users::kLongestMergeReason);
    for (QWidget *part : {static_cast<QWidget *>(m_lead), static_cast<QWidget *>(m_otherField),
                          static_cast<QWidget *>(m_fault), static_cast<QWidget *>(m_plan),
                          static_cast<QWidget *>(m_warning), static_cast<QWidget *>(m_reasonField)})
        content()->addWidget(part);
    for (Button *button : {m_cancel, m_look, m_action})
        buttons()->addWidget(button);
    connect(m_cancel, &QPushButton::clicked, this, &Sheet::leave);
    connect(m_look, &QPushButton::clicked, this, &MergeSheet::look);
    connect(m_action, &QPushButton::clicked, this, &MergeSheet::submit);
    connect(m_other, &QLineEdit::returnPressed, this, &MergeSheet::look);
    // What was counted was somebody else's.
    connect(m_other, &QLineEdit::textChanged, this, [this] {
        m_merge.forget();
        showMerge();
    });
    connect(m_reason, &QLineEdit::textChanged, this, &MergeSheet::showAction);
    connect(&m_merge, &views::AccountMerge::changed, this, &MergeSheet::showMerge);
    connect(&m_merge, &views::AccountMerge::merged, this,
            [this](const users::User &, const QString &sentence) {
                Q_EMIT merged(sentence);
                leave();
            });
}

void MergeSheet::open()
{
    showMerge();
    Sheet::open(m_other);
}

void MergeSheet::look()
{
    if (m_look->isVisible() && m_look->isEnabled())
        m_merge.preview(m_kept, m_other->text());
}

void MergeSheet::submit()
{
    if (m_action->isVisible() && m_action->isEnabled())
        m_merge.merge(m_reason->text());
}

void MergeSheet::showMerge()
{
    const bool seen = m_merge.plan().has_value();
    const bool busy = m_merge.isBusy();
    const bool hadReason = m_reasonField->isVisible();
    clearRows(m_counts);
    for (const QString &line : m_merge.lines())
        addWords(m_counts, theme(), TextStyle::Body, Label::Tone::Normal, line);
    m_warning->setText(m_merge.warning());
    for (QWidget *part : {static_cast<QWidget *>(m_plan), static_cast<QWidget *>(m_warning),
                          static_cast<QWidget *>(m_reasonField), static_cast<QWidget *>(m_action)})
        part->setVisible(seen);
    // While it is being done, the other name is not to be changed.
    m_otherField->setEnabled(!busy || !seen);
    m_reasonField->setEnabled(!busy);
    m_look->setVisible(!seen);
    m_look->setEnabled(!busy && !m_other->text().trimmed().isEmpty());
    showAction();
    showFault();
    if (seen && !hadReason && isVisible())
        m_reason->setFocus(Qt::OtherFocusReason);
}

void MergeSheet::showAction()
{
    m_action->setEnabled(!m_merge.isBusy() && !m_reason->text().trimmed().isEmpty());
}

void MergeSheet::showFault()
{
    const auto &fault = m_merge.error();
    const QString field = fault ? fault->field : QString();
    const QString words = fault ? views::wording::of(*fault) : QString();
    m_otherField->setFault(field == "givenUp"_L1 ? words : QString());
    m_reasonField->setFault(field == "reason"_L1 ? words : QString());
    const bool elsewhere = fault && field != "givenUp"_L1 && field != "reason"_L1;
    m_fault->setText(elsewhere ? words : QString());
    m_fault->setVisible(elsewhere);
}

void MergeSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Merge another account into this one"));
    m_lead->setText(tr("For two accounts of the same person. @%1 stays; the other one is given up for good.")
                        .arg(views::oneLine(m_kept, 40)));
    m_otherField->setName(tr("User name of the account to give up"));
    m_reasonField->setName(tr("Reason, for the audit log"));
    m_cancel->setText(tr("Cancel"));
    m_look->setText(tr("Show what would move"));
    m_action->setText(tr("Merge for good"));
    showMerge();
}

} // namespace madang::gui
