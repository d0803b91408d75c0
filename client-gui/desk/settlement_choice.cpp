// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/desk/settlement_choice.h"

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    /// As the server calls them, in the order of the box.
    constexpr std::array kGateways{"toss"_L1, "transfer"_L1, "sandbox"_L1};

} // namespace

SettlementChoice::SettlementChoice(const Theme &theme, views::SettlementDesk &desk, QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_desk(desk)
    , m_gateway(new QComboBox(this))
    , m_choose(new Button(theme, Button::Kind::Primary, this))
    , m_name(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::One, this))
    , m_preview(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_decision(new QWidget(this))
    , m_drop(new Button(theme, Button::Kind::Plain, m_decision))
    , m_take(new Button(theme, Button::Kind::Primary, m_decision))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kSmall);
    line->addWidget(m_gateway);
    line->addWidget(m_choose);
    line->addWidget(m_name, 1);
    column->addLayout(line);
    column->addWidget(m_preview);
    auto *decision = new QHBoxLayout(m_decision);
    decision->setContentsMargins(0, 0, 0, 0);
    decision->setSpacing(space::kSmall);
    decision->addStretch(1);
    decision->addWidget(m_drop);
    decision->addWidget(m_take);
    column->addWidget(m_decision);
    for (size_t i = 0; i < kGateways.size(); ++i)
        m_gateway->addItem(QString());
    connect(m_choose, &QPushButton::clicked, this, &SettlementChoice::choose);
    connect(m_drop, &QPushButton::clicked, &m_desk, &views::SettlementDesk::drop);
    connect(m_take, &QPushButton::clicked, &m_desk, &views::SettlementDesk::take);
    // The preview is about one gateway.
    connect(m_gateway, &QComboBox::currentIndexChanged, &m_desk, &views::SettlementDesk::drop);
    connect(&m_desk, &views::SettlementDesk::changed, this, &SettlementChoice::showFile);
    retranslate();
}

void SettlementChoice::choose()
{
    auto *dialog = new QFileDialog(window(), tr("Choose a settlement file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Settlements (%1)").arg(u"*.csv *.json *.txt"_s), tr("All files (%1)").arg(u'*')});
    connect(dialog, &QFileDialog::fileSelected, this, &SettlementChoice::look);
    dialog->open();
}

void SettlementChoice::look(const QString &file)
{
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly)) {
        m_desk.drop();
        m_preview->setTone(Label::Tone::Danger);
        m_preview->setText(tr("%1 cannot be read.").arg(oneLine(QFileInfo(file).fileName(), 80)));
        m_preview->show();
        return;
    }
    // One octet more than may be: enough to know that it is too large.
    m_desk.look(QString(kGateways[size_t(qMax(0, m_gateway->currentIndex()))]), QFileInfo(file).fileName(),
                opened.read(reconciliation::kLongestContent + 1));
}

void SettlementChoice::showFile()
{
    const bool asking = m_desk.isAsking();
    m_name->setText(oneLine(m_desk.fileName(), 80));
    m_choose->setEnabled(!asking);
    m_gateway->setEnabled(!asking);
    QStringList lines = m_desk.previewText();
    const bool isRefused = m_desk.error() && m_desk.isKnown(); // else it is said where the lines would be
    if (isRefused)
        lines += views::wording::of(*m_desk.error());
    else if (asking && lines.isEmpty())
        lines += tr("Looking at the file…");
    m_preview->setTone(isRefused ? Label::Tone::Danger : Label::Tone::Normal);
    m_preview->setText(lines.join(u'\n'));
    m_preview->setVisible(!lines.isEmpty());
    m_decision->setVisible(m_desk.preview().has_value());
    m_take->setEnabled(!asking);
    m_drop->setEnabled(!asking);
}

void SettlementChoice::retranslate()
{
    nameChoice(*m_gateway, tr("Whose file"));
    m_gateway->setItemText(0, tr("Toss Payments"));
    m_gateway->setItemText(1, tr("Bank transfer"));
    m_gateway->setItemText(2, tr("Sandbox"));
    m_choose->setText(tr("Choose a file…"));
    m_drop->setText(tr("Leave it"));
    m_take->setText(tr("Take this file"));
    showFile();
}

} // namespace madang::gui
