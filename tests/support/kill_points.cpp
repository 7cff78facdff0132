// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/kill_points.h"

#include <dlfcn.h>
#include <mysql.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace stellwerk::test {

namespace {

std::optional<KillPlan> plan;
int counted = 0;
pid_t armedThread = 0;

/// A process that nobody has waited for yet is a zombie: it is dead for all that matters here.
bool isDead(qint64 pid) {
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%lld/stat", static_cast<long long>(pid));
    FILE *file = std::fopen(path, "r");
    if (!file)
        return true;
    char state = 'Z';
    const int read = std::fscanf(file, "%*d (%*[^)]) %c", &state);
    std::fclose(file);
    return read != 1 || state == 'Z';
}

void strike(MYSQL *mysql) {
    switch (plan->victim) {
    case KillPlan::Victim::Process:
        ::kill(::getpid(), SIGKILL);
        ::pause();
        break;
    case KillPlan::Victim::Server:
        ::kill(static_cast<pid_t>(plan->serverPid), SIGKILL);
        while (!isDead(plan->serverPid))
            ::usleep(1000);
        break;
    case KillPlan::Victim::Statement: // see strikeInside
        break;
    case KillPlan::Victim::Link:
        ::shutdown(static_cast<int>(mysql_get_socket(mysql)), SHUT_RDWR);
        break;
    }
}

template <class Call, class Send>
int access(MYSQL *mysql, Call call, Send send) {
    const bool ours = plan && ::gettid() == armedThread && plan->moment != KillPlan::Moment::Inside;
    if (!ours || counted++ != plan->access)
        return call();
    switch (plan->moment) {
    case KillPlan::Moment::Inside:
    case KillPlan::Moment::Before:
        strike(mysql);
        return call();
    case KillPlan::Moment::Sent:
        send();
        strike(mysql);
        return 1;
    case KillPlan::Moment::After:
        break;
    }
    const int result = call();
    strike(mysql);
    return result;
}

/// A blow between two statements of a block. For a death the server is given the block only up to a statement, so that
/// it has done that one and will never do the next; otherwise it interrupts itself there. Gives what the driver is to
/// be told, nothing when the planned access is none of these.
template <class Query>
std::optional<int> strikeInside(MYSQL *mysql, std::string_view block, Query query) {
    static constexpr std::string_view kSeparator = "\n;\n";
    const bool ours = plan && ::gettid() == armedThread && plan->moment == KillPlan::Moment::Inside;
    if (!ours || !block.starts_with("BEGIN NOT ATOMIC"))
        return {};
    for (size_t at = block.find(kSeparator); at != std::string_view::npos;) {
        const size_t next = block.find(kSeparator, at + 1);
        // The end of the last statement is that of the access, unless the block itself still has to end.
        if (next == std::string_view::npos && plan->victim != KillPlan::Victim::Statement)
            return {};
        if (counted++ == plan->access) {
            const std::string begin = std::string(block.substr(0, at)) + std::string(kSeparator);
            if (plan->victim == KillPlan::Victim::Statement)
                return query(begin + "KILL QUERY CONNECTION_ID()" + std::string(block.substr(at)));
            if (query(begin + "END") != 0) {
                std::fprintf(stderr, "a part of a block failed: %s\n", mysql_error(mysql));
                ::abort();
            }
            do {
                if (MYSQL_RES *rows = mysql_store_result(mysql))
                    mysql_free_result(rows);
            } while (mysql_next_result(mysql) == 0);
            strike(mysql);
            return query(std::string(block)); // nobody is there any more
        }
        at = next;
    }
    return {};
}

template <class Function>
Function next(const char *name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

void arm(const KillPlan &newPlan) {
    plan = newPlan;
    counted = 0;
    armedThread = ::gettid();
}

int accesses() {
    return counted;
}

} // namespace stellwerk::test

using namespace stellwerk::test;

extern "C" {

__attribute__((visibility("default"))) int mysql_real_query(MYSQL *mysql, const char *query, unsigned long length) {
    static const auto real = next<int (*)(MYSQL *, const char *, unsigned long)>("mysql_real_query");
    static const auto send = next<int (*)(MYSQL *, const char *, unsigned long)>("mysql_send_query");
    const auto part = [&](const std::string &text) { return real(mysql, text.data(), text.size()); };
    if (const std::optional<int> result = strikeInside(mysql, {query, length}, part))
        return *result;
    return access(mysql, [&] { return real(mysql, query, length); }, [&] { (void)send(mysql, query, length); });
}

// A prepared statement cannot be sent without its answer; then "sent" means "answered".
__attribute__((visibility("default"))) int mysql_stmt_prepare(MYSQL_STMT *statement, const char *query,
                                                              unsigned long length) {
    static const auto real = next<int (*)(MYSQL_STMT *, const char *, unsigned long)>("mysql_stmt_prepare");
    const auto call = [&] { return real(statement, query, length); };
    return access(statement->mysql, call, call);
}

__attribute__((visibility("default"))) int mysql_stmt_execute(MYSQL_STMT *statement) {
    static const auto real = next<int (*)(MYSQL_STMT *)>("mysql_stmt_execute");
    const auto call = [&] { return real(statement); };
    return access(statement->mysql, call, call);
}

} // extern "C"
