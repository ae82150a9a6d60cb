package dev.kaibo.server.edge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the single-page app from the folder {@code kaibo.web}. Files under assets carry a hash in their name and never change; every other address that
 * names no file is a page of the app, so it gets index.html, which is asked for anew each time.
 */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Path folder;

    Pages(Home home) {
        folder = home.web().toAbsolutePath().normalize();
        if (!Files.isRegularFile(folder.resolve("index.html")))
            LOG.warn(
                    "There are no pages in {}; only the interface under /api answers. Set kaibo.web to the built pages.",
                    folder);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String location = folder.toUri().toString();
        String slashed = location.endsWith("/") ? location : location + "/";
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(slashed + "assets/")
                .setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable());
        // not /api and /actuator: an unknown route there is a 404 whatever its method, never a page
        registry.addResourceHandler("/{first:(?!(?:api|actuator|assets|error)$).+}/**")
                .addResourceLocations(slashed)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new AppOrFile(new FileSystemResource(folder.resolve("index.html"))));
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    private static final class AppOrFile extends PathResourceResolver {
        private final Resource index;

        AppOrFile(Resource index) {
            this.index = index;
        }

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws java.io.IOException {
            if (!path.isEmpty() && !path.endsWith("/")) {
                Resource file = super.getResource(path, location);
                if (file != null && file.isFile() && file.getFile().isFile()) return file;
                // a file that is not there is not a page: a picture or script must not turn into HTML
                if (path.substring(path.lastIndexOf('/') + 1).contains(".")) return null;
            }
            return index.isReadable() ? index : null;
        }
    }
}
