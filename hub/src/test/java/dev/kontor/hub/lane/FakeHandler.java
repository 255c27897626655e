package dev.kontor.hub.lane;

import dev.kontor.hub.shared.SourceRef;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Works as told, and notes what it was asked to work on and whether two passes overlapped. */
final class FakeHandler implements WorkHandler {

    private final Function<Claim, Verdict> work;
    private final List<Claim> claims = new CopyOnWriteArrayList<>();
    private final Map<SourceRef, AtomicInteger> running = new ConcurrentHashMap<>();
    private final AtomicInteger overlaps = new AtomicInteger();

    FakeHandler(Function<Claim, Verdict> work) {
        this.work = work;
    }

    @Override
    public String kind() {
        return "order";
    }

    @Override
    public Verdict work(Claim claim) {
        AtomicInteger passes = running.computeIfAbsent(claim.ref(), _ -> new AtomicInteger());
        if (passes.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
        }
        try {
            claims.add(claim);
            return work.apply(claim);
        } finally {
            passes.decrementAndGet();
        }
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    int passes() {
        return claims.size();
    }

    int overlaps() {
        return overlaps.get();
    }
}
