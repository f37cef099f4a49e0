/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.plan.ServiceSupport;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import java.util.List;

/** What the providers say of the services that they run. */
final class ProvidedServices implements ServiceSupport {

    private final List<ManagedServiceProvider> providers;

    ProvidedServices(List<ManagedServiceProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    @Override
    public String image(ManagedService service) {
        return of(service).image(service);
    }

    @Override
    public boolean sharesFirstData(ManagedService service) {
        return of(service).sharesFirstData(service);
    }

    private ManagedServiceProvider of(ManagedService service) {
        return providers.stream()
                .filter(provider -> provider.supports(service))
                .findFirst()
                .orElseThrow();
    }
}
