package urbanbrain.flow.local;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Makes of an object that has some of an interface's methods an object of that interface. */
final class Narrow {

  private Narrow() {}

  /**
   * An object of this interface that hands calls to the methods of the same name and parameters of
   * {@code some}, and refuses those that it has not.
   */
  static <T> T of(Class<T> wide, Object some) {
    Object proxy =
        Proxy.newProxyInstance(
            wide.getClassLoader(),
            new Class<?>[] {wide},
            (self, method, arguments) -> call(some, method, arguments));
    return wide.cast(proxy);
  }

  private static Object call(Object some, Method method, Object[] arguments) throws Throwable {
    Method own;
    try {
      own = some.getClass().getMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("an operator that runs alone has no " + method, e);
    }
    try {
      return own.invoke(some, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
