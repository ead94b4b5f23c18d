package org.minewatch.web.drawing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.system.Problems;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Gives the problems that the framework finds on the desk's routes a Chinese sentence too. */
@RestControllerAdvice
final class ChineseProblems implements ResponseBodyAdvice<Object> {
  private static final Map<Integer, String> SENTENCES =
      Map.of(
          400, "请求的参数或内容不符合要求",
          404, "没有这个地址",
          405, "该地址不接受这种请求方法",
          406, "不能提供所要求的格式",
          415, "请求内容的类型不符：上传用 application/octet-stream，其余用 application/json",
          500, "服务器内部错误");

  @Override
  public boolean supports(
      MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter type,
      MediaType contentType,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof ProblemDetail problem
        && request.getURI().getPath().startsWith("/api/drawing-")
        && (problem.getProperties() == null
            || !problem.getProperties().containsKey(Problems.DETAIL_ZH))) {
      problem.setProperty(
          Problems.DETAIL_ZH, SENTENCES.getOrDefault(problem.getStatus(), "请求未能完成"));
    }
    return body;
  }
}
