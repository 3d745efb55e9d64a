// Gives transactions to jobs, on a database thread, and resumes whoever asked.
#pragma once

#include "base/error.hpp"
#include "storage/engine_figures.hpp"
#include "storage/transaction.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <exception>
#include <future>
#include <memory>
#include <tuple>

namespace rowan::storage {

namespace asio = boost::asio;

// One unit of work. Its engine calls run at most twice, the second time after all that the first wrote was
// undone; then exactly one of the others; then destroys it at once: it keeps its caller's loop alive.
struct job {
    virtual bool run(transaction&) = 0;         // false: refused, undo what it wrote
    virtual void finish(std::size_t batch) = 0; // the transaction is decided; `batch` jobs shared it
    virtual void
    refuse(error const&) = 0; // it was not run, or the store could not keep it: busy, unavailable
    virtual void fail(std::exception_ptr fault) = 0;
    virtual ~job() = default;
};

// Thread-safe.
class engine {
public:
    // Runs f(transaction&, args...), which returns a result<T>, in a transaction of its own or shared with
    // others. When a value comes back it is on disk; a refusal has undone its own writes and nobody else's.
    // Refuses besides: busy, unavailable. f may be run a second time after its first was undone, so it
    // changes nothing but the transaction. The job owns its arguments: it may outlive the coroutine that
    // asked, and runs even then.
    template <class F, class... Args> auto write(F f, Args&&... args)
    {
        return wait<&engine::submit_write>(hold(std::move(f), std::forward<Args>(args)...));
    }

    // The same for what only reads; sees every write that was answered before.
    template <class F, class... Args> auto read(F f, Args&&... args)
    {
        return wait<&engine::submit_read>(hold(std::move(f), std::forward<Args>(args)...));
    }

    // The same for threads that have no loop, such as the workers'; they block until it is done.
    template <class F, class... Args> auto write_and_wait(F f, Args&&... args)
    {
        return block<&engine::submit_write>(hold(std::move(f), std::forward<Args>(args)...));
    }
    template <class F, class... Args> auto read_and_wait(F f, Args&&... args)
    {
        return block<&engine::submit_read>(hold(std::move(f), std::forward<Args>(args)...));
    }

    // Grows, before anybody is answered, with every commit that touched what the public pages show; and with
    // the next commit after another program wrote anything.
    virtual std::uint64_t version() const = 0;

    // Whether writes are accepted now; false while the disk is full.
    virtual bool can_write() const = 0;

    virtual engine_figures figures() const = 0;

    // How many jobs shared the commit of the coroutine resumed last; for its line in the log. Loop thread
    // only.
    std::size_t batch() const { return batch_; }
    void forget_batch() { batch_ = 0; }

    virtual ~engine() = default;

private:
    virtual void submit_write(std::unique_ptr<job>) = 0;
    virtual void submit_read(std::unique_ptr<job>) = 0;

    template <class F, class... Args> static auto hold(F f, Args&&... args)
    {
        static_assert((!std::is_same_v<std::decay_t<Args>, std::string_view> && ...), "pass a std::string");
        return [f = std::move(f),
                held = std::tuple<std::decay_t<Args>...>(std::forward<Args>(args)...)](transaction& tx) {
            return std::apply([&](auto const&... arg) { return f(tx, arg...); }, held);
        };
    }

    // Work gives a result<T>; Done takes (exception_ptr, optional<result<T>>, batch) when it is decided.
    template <class Work, class Done> struct typed_job final : job {
        using made_type = std::invoke_result_t<Work&, transaction&>;
        Work work;
        Done done;
        std::optional<made_type> made;

        typed_job(Work w, Done d) : work(std::move(w)), done(std::move(d)) {}

        bool run(transaction& tx) override { return made.emplace(work(tx)).has_value(); }
        void finish(std::size_t batch) override { done(nullptr, std::move(made), batch); }
        void refuse(error const& why) override { done(nullptr, std::optional<made_type>(why), 0); }
        void fail(std::exception_ptr fault) override { done(fault, std::optional<made_type>(), 0); }
    };

    // Takes an answer to the coroutine's own thread.
    template <class Handler> struct resume {
        engine* self;
        Handler handler;
        asio::executor_work_guard<asio::associated_executor_t<Handler>> alive;

        template <class Made>
        void operator()(std::exception_ptr fault, std::optional<Made> made, std::size_t batch)
        {
            auto go_on = [this_engine = self, h = std::move(handler), fault, m = std::move(made),
                          batch]() mutable {
                this_engine->batch_ = batch;
                std::move(h)(fault, std::move(m));
            };
            asio::post(alive.get_executor(), std::move(go_on));
        }
    };

    template <auto Submit, class Work>
    auto wait(Work work) -> asio::awaitable<std::invoke_result_t<Work&, transaction&>>
    {
        using made_type = std::invoke_result_t<Work&, transaction&>;
        auto start = [this](auto handler, Work w) {
            auto const executor = asio::get_associated_executor(handler);
            using done = resume<decltype(handler)>;
            auto j = std::make_unique<typed_job<Work, done>>(
                std::move(w), done{this, std::move(handler), asio::make_work_guard(executor)}
            );
            (this->*Submit)(std::move(j));
        };
        auto made = co_await asio::async_initiate<
            asio::use_awaitable_t<> const, void(std::exception_ptr, std::optional<made_type>)>(
            start, asio::use_awaitable, std::move(work)
        );
        co_return std::move(*made);
    }

    template <auto Submit, class Work> auto block(Work work)
    {
        using made_type = std::invoke_result_t<Work&, transaction&>;
        std::promise<made_type> promise;
        auto answer = promise.get_future();
        auto done = [&promise](std::exception_ptr fault, std::optional<made_type> made, std::size_t) {
            if (fault)
                promise.set_exception(fault);
            else
                promise.set_value(std::move(*made));
        };
        (this->*Submit)(std::make_unique<typed_job<Work, decltype(done)>>(std::move(work), done));
        return answer.get();
    }

    std::size_t batch_ = 0;
};

} // namespace rowan::storage
