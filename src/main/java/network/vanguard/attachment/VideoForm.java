package network.vanguard.attachment;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of a video. */
public class VideoForm {

    @RestForm
    public String url;
    @RestForm
    public String title;
    @RestForm
    public String transcript;

    static VideoForm of(Attachment video) {
        VideoForm form = new VideoForm();
        form.url = video.url();
        form.title = video.name();
        form.transcript = video.transcript();
        return form;
    }

    /** Whether it came from a browser, filled in or not. */
    public boolean isSent() {
        return url != null || title != null || transcript != null;
    }

    VideoInput toInput() {
        return new VideoInput(url, title, transcript);
    }
}
