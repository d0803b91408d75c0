// SPDX-License-Identifier: GPL-3.0-or-later
// LivePage: a page over the timeline that is written anew from its view-model whenever it is painted.
#pragma once

#include "client-tui/panes/sheet.h"

#include <QObject>

#include <memory>

namespace madang::tui {

class LivePage final : public Overlay {
public:
    using Rows = std::function<QList<SheetRow>(int columns)>;

    /// Owns the view-model that `rows` reads.
    LivePage(const QString &title, const QString &foot, std::unique_ptr<QObject> model, Rows rows)
        : m_model(std::move(model))
        , m_rows(std::move(rows))
        , m_sheet(title, {}, foot)
    {
    }

    void paint(const Region &region, const Theme &theme) override
    {
        m_sheet.update(m_rows(qMax(1, region.columns() - 2)));
        m_sheet.paint(region, theme);
    }
    bool perform(const Action &action, bool lineIsEmpty) override
    {
        return m_sheet.perform(action, lineIsEmpty);
    }
    void scroll(int lines) override { m_sheet.scroll(lines); }

private:
    std::unique_ptr<QObject> m_model;
    Rows m_rows;
    Sheet m_sheet;
};

} // namespace madang::tui
