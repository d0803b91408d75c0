// SPDX-License-Identifier: GPL-3.0-or-later
// Words and signs for who is here: never only a colour.
#pragma once

#include "common/protocol/presence.h"

#include <QString>

namespace madang::views::presence_text {

/// "online", "away", "do not disturb", "offline", translated.
QString nameOf(presence::State state);
/// "automatic", "do not disturb", "invisible", translated.
QString nameOf(presence::Choice choice);
/// What others see of somebody who chose that, in a sentence, translated.
QString explain(presence::Choice choice);
/// What it means to let others see how far one reads, in sentences, translated.
QString explainReading();
/// One plain character for terminals: + online, - away, ! busy, and a space.
QChar signOf(presence::State state);

} // namespace madang::views::presence_text
