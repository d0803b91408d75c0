// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/gift_row.h"

#include "client-gui/parts/avatar.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>

namespace madang::gui {

GiftRow::GiftRow(const Theme &theme, const views::Formats &formats, const campaigns::Gift &gift, qint64 id,
                 QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_gift(gift)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, space::kTiny, 0, space::kTiny);
    row->setSpacing(space::kSmall + 2);
    auto *avatar = new Avatar(theme, AvatarShape::Person, 30, this);
    const QString name = gift.nickname ? oneLine(*gift.nickname, 60) : tr("Anonymous");
    avatar->setWhom(id, gift.nickname ? name : QString());
    row->addWidget(avatar, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::kSmall);
    auto *who = new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::One, this);
    who->setText(name);
    head->addWidget(who, 1);
    auto *amount = new Label(theme, TextStyle::Strong, Label::Tone::Money, Label::Lines::One, this);
    amount->setText(gift.amount ? formats.won(*gift.amount) : tr("a gift"));
    amount->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    head->addWidget(amount);
    words->addLayout(head);
    if (!gift.message.isEmpty()) {
        auto *said = new Label(theme, TextStyle::Caption, Label::Tone::Normal, Label::Lines::Wrapped, this);
        said->setText(oneLine(gift.message, 200));
        words->addWidget(said);
    }
    auto *when = new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, this);
    when->setText(formats.relative(gift.at));
    words->addWidget(when);
    row->addLayout(words, 1);
}

void GiftRow::offerReport()
{
    auto *report = new IconButton(m_theme, Glyph::Alert, this);
    report->setWords(tr("Report this message"));
    layout()->addWidget(report);
    if (m_gift.message.isEmpty()) { // only its room: the amounts stand below each other
        QSizePolicy policy = report->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        report->setSizePolicy(policy);
        report->hide();
    }
    connect(report, &QToolButton::clicked, this, [this] { Q_EMIT reportWanted(m_gift.id); });
}

qint64 faceOf(const std::optional<QString> &nickname)
{
    return nickname ? static_cast<qint64>(qHash(*nickname) >> 1) | 1 : 0;
}

} // namespace madang::gui
